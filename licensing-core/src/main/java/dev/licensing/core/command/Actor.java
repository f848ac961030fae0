package dev.licensing.core.command;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import java.time.Instant;
import java.util.Optional;

/** Who gives a command. */
public sealed interface Actor {

  /**
   * A person who signed in.
   *
   * @param authenticatedAt when they last proved who they are
   */
  record Person(AccountId account, Instant authenticatedAt) implements Actor {}

  /** The application on a machine, which proves itself by the license of its activation. */
  record Installation(ActivationId activation) implements Actor {}

  /** The vendor's staff or systems, under a name for the record. */
  record Vendor(String name) implements Actor {}

  /** Nobody known. */
  record Visitor() implements Actor {}

  /** Whether this is the person with that account. */
  default boolean isPerson(AccountId account) {
    return this instanceof Person person && person.account().equals(account);
  }

  /** The account of a person; empty for everybody else. */
  default Optional<AccountId> person() {
    return this instanceof Person person ? Optional.of(person.account()) : Optional.empty();
  }
}
