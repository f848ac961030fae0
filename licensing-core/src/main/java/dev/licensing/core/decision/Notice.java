package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import java.util.List;
import java.util.SortedMap;

/**
 * Something to tell somebody; written with the change, delivered afterwards (rule 10.3).
 *
 * @param facts what it is about, by stable name
 */
public record Notice(NoticeKind kind, Recipient to, SortedMap<String, String> facts) {

  private static final List<String> SUBJECTS = List.of("serial", "order");

  /** Copies the facts. */
  public Notice {
    facts = NamedFacts.copyOf(facts);
  }

  /** Who is told. */
  public sealed interface Recipient {}

  /** Somebody with an account; the address is looked up on delivery. */
  public record ToAccount(AccountId account) implements Recipient {}

  /** Somebody without one. */
  public record ToEmail(Email email) implements Recipient {}

  /** A notice without facts to an account. */
  public static Notice to(AccountId account, NoticeKind kind) {
    return new Notice(kind, new ToAccount(account), NamedFacts.NONE);
  }

  /** A notice without facts to an e-mail. */
  public static Notice to(Email email, NoticeKind kind) {
    return new Notice(kind, new ToEmail(email), NamedFacts.NONE);
  }

  /** The same notice with one more fact. */
  public Notice with(String name, Object value) {
    return new Notice(kind, to, NamedFacts.copyOf(facts).with(name, value));
  }

  /**
   * What it is about: its serial, else its order, else who is told. Notices on one subject are
   * delivered in the order in which they were written.
   */
  public String subject() {
    for (String name : SUBJECTS) {
      if (facts.containsKey(name)) {
        return name + " " + facts.get(name);
      }
    }
    return to instanceof ToAccount account
        ? "account " + account.account()
        : "email " + ((ToEmail) to).email();
  }
}
