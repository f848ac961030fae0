package dev.licensing.server.access;

import dev.licensing.core.model.Email;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends people what proves that a mailbox is theirs, and what has become of their password. Safe
 * for use by several threads.
 *
 * <p>Must return at once, and send later: who can see how long sending takes sees whether an
 * address has an account. A letter that gets lost is asked for again.
 */
@FunctionalInterface
public interface ProofMail {

  /** Takes a letter to be sent. */
  void send(Letter letter);

  /** What a letter is about. */
  enum Kind {
    /** The token makes the account. */
    REGISTRATION,
    /** Somebody tried to register an address that has an account; there is no token. */
    ALREADY_REGISTERED,
    /** The token makes this the address of the account. */
    NEW_EMAIL,
    /** The token lets its holder choose a new password. */
    PASSWORD_RESET,
    /**
     * The password was changed; there is no token. Whoever did not do it learns that somebody did.
     */
    PASSWORD_CHANGED
  }

  /**
   * What to send.
   *
   * @param token goes into the letter, as a link to the vendor's page or to be typed; empty where
   *     there is nothing to prove
   * @param until the first instant at which the token no longer serves; where there is none, when
   *     it was written
   */
  record Letter(Kind kind, Email to, Optional<String> token, Instant until) {
    @Override
    public String toString() {
      return "Letter[" + kind + "]";
    }
  }
}
