package dev.licensing.core.spi;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import java.time.Instant;

/**
 * What somebody shows from a mail to prove that it reached them. Until then nothing comes of what
 * they asked for.
 */
public sealed interface Proof {

  /** SHA-256 of the token in the mail, which itself is kept nowhere. */
  String tokenHash();

  /** Whose; of a registration, whose it will be. */
  AccountId about();

  /** The first instant at which it no longer holds (rule 11.1). */
  Instant expiresAt();

  /** That the address of an account-to-be is theirs. */
  record Registration(String tokenHash, Account account, String credential, Instant expiresAt)
      implements Proof {
    @Override
    public AccountId about() {
      return account.id();
    }

    @Override
    public String toString() {
      return "Registration[" + account.id() + "]";
    }
  }

  /** That an account is reached at another address from now on. */
  record NewEmail(String tokenHash, AccountId about, Email email, Instant expiresAt)
      implements Proof {
    @Override
    public String toString() {
      return "NewEmail[" + about + "]";
    }
  }

  /** That who has forgotten a password has the mailbox of the account. */
  record Reset(String tokenHash, AccountId about, Instant expiresAt) implements Proof {
    @Override
    public String toString() {
      return "Reset[" + about + "]";
    }
  }
}
