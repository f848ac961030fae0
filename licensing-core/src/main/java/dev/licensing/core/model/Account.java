package dev.licensing.core.model;

/**
 * A person.
 *
 * @param email unique over all accounts
 * @param name what others see, at most 100 characters
 * @param barred whether a manager removed this person: may sign in, but not activate (rule 2.6)
 * @param revision grows with each change; a decision rests on it
 */
public record Account(AccountId id, Email email, String name, boolean barred, long revision) {

  /**
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public Account {
    name = Text.bounded("name", name, 100);
  }

  /** An account that has just been registered. */
  public static Account registered(AccountId id, Email email, String name) {
    return new Account(id, email, name, false, 0);
  }
}
