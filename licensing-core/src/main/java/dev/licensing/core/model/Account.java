package dev.licensing.core.model;

/**
 * A person.
 *
 * @param email unique over all accounts
 * @param name what others see, at most 100 characters
 * @param revision grows with each change; a decision rests on it
 */
public record Account(AccountId id, Email email, String name, long revision) {

  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 100;

  /**
   * @throws IllegalArgumentException if the name is empty, too long or has control characters
   */
  public Account {
    name = Text.bounded("name", name, LONGEST_NAME);
  }

  /** An account that has just been registered. */
  public static Account registered(AccountId id, Email email, String name) {
    return new Account(id, email, name, 0);
  }

  /** The same person, reached at another address. */
  public Account withEmail(Email changed) {
    return new Account(id, changed, name, revision);
  }

  /** The same person under another name. */
  public Account withName(String changed) {
    return new Account(id, email, changed, revision);
  }

  /** The same account, one revision later: it has changed. */
  public Account revised() {
    return new Account(id, email, name, revision + 1);
  }
}
