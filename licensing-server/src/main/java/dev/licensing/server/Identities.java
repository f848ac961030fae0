package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.spi.SessionStore.Credential;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.server.access.IdentityProvider.Identity;
import java.time.Instant;
import java.util.Optional;

/** People who sign in elsewhere; who comes for the first time gets an account. */
final class Identities {

  private static final int LONGEST_TOKEN = 8_192;

  private final Desk desk;
  private final Passwords passwords;

  Identities(Desk desk, Passwords passwords) {
    this.desk = desk;
    this.passwords = passwords;
  }

  Optional<Actor> person(String token, Instant now) {
    if (token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    return desk.settings
        .identities()
        .flatMap(provider -> provider.recognise(token, now))
        .map(identity -> new Actor.Person(account(identity, now), identity.authenticatedAt()));
  }

  private AccountId account(Identity identity, Instant now) {
    return known(identity)
        .orElseGet(
            () -> {
              register(identity, now);
              return known(identity).orElseThrow();
            });
  }

  private Optional<AccountId> known(Identity identity) {
    return desk.settings.sessions().credential(identity.email()).map(Credential::account);
  }

  /** Refused if somebody was faster: another request of the same person, and then it is there. */
  private void register(Identity identity, Instant now) {
    Account account =
        Account.registered(new AccountId(desk.ids.next()), identity.email(), name(identity));
    // A password that nobody knows, so that signing in takes as long and fails as it would.
    String credential = passwords.kept(passwords.newToken());
    Origin origin = new Origin(new CommandId(desk.ids.next()), now, new Actor.Visitor());
    desk.settings
        .store()
        .execute(
            desk.engine,
            new Submission(
                new RegisterAccount(origin, account, credential),
                Optional.empty(),
                decision -> new StoredReply(204, "")));
  }

  /** A name as accounts have them, whatever the provider calls people. */
  private static String name(Identity identity) {
    String name = identity.name().replaceAll("\\p{Cntrl}", " ").strip();
    String shown = name.isEmpty() ? identity.email().value() : name;
    return shown
        .codePoints()
        .limit(Account.LONGEST_NAME / 2) // one of Unicode may take two of Java
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
