package dev.licensing.server;

import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.SessionStore.Credential;
import dev.licensing.server.access.ProofMail.Kind;
import dev.licensing.server.access.ProofMail.Letter;
import dev.licensing.server.body.ProblemException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Passwords and tokens of people. */
final class Passwords {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 256;
  private static final int TOKEN_BYTES = 32;

  private final EndpointSettings settings;

  /** What a password is compared with where there is no account, so that both take as long. */
  private final String nobodys;

  Passwords(EndpointSettings settings) {
    this.settings = settings;
    this.nobodys = settings.hasher().hash(newToken());
  }

  /** What is kept of a new password. */
  String kept(String password) {
    if (password.length() < SHORTEST) {
      throw ProblemException.malformed("password: at least " + SHORTEST + " characters");
    }
    bounded(password);
    if (settings.easyPasswords().test(password)) {
      throw ProblemException.malformed("password: too easy to guess");
    }
    return settings.hasher().hash(password);
  }

  /**
   * From now on this one, and every session ends; its owner is told by mail, where there is mail.
   *
   * @return false if there is no such account
   */
  boolean replace(AccountId account, String password, Instant now) {
    if (!settings.sessions().replaceCredential(account, kept(password))) {
      return false;
    }
    settings
        .mail()
        .ifPresent(
            mail ->
                email(account, now)
                    .map(to -> new Letter(Kind.PASSWORD_CHANGED, to, Optional.empty(), now))
                    .ifPresent(mail::send));
    return true;
  }

  /** The address of an account. */
  Optional<Email> email(AccountId account, Instant now) {
    return settings
        .store()
        .read(FactsNeeded.by(now, Optional.of(account)))
        .caller()
        .map(Account::email);
  }

  /** Whether it is the password of this account; takes as long if there is none. */
  boolean fits(String password, Optional<Credential> credential) {
    String kept = credential.map(Credential::value).orElse(nobodys);
    return settings.hasher().matches(password, kept) && credential.isPresent();
  }

  static void bounded(String password) {
    if (password.length() > LONGEST) {
      throw ProblemException.malformed("password: at most " + LONGEST + " characters");
    }
  }

  /** Nobody guesses it. */
  String newToken() {
    byte[] random = settings.random().next(TOKEN_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
