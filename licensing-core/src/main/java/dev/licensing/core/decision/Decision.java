package dev.licensing.core.decision;

import dev.licensing.core.license.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The engine's answer to a command: a value, never an exception (rule 14.1). */
public sealed interface Decision {

  /** What the act does or what stands against it, for acts that can be asked first (rule 14.3). */
  Optional<Report> report();

  /** What the server must sign and send along, because the client relies on it. */
  Optional<Statement> statement();

  /** The codes of the refusals, in order of precedence; empty if permitted. */
  default List<RefusalCode> refusals() {
    return this instanceof Refused refused
        ? refused.reasons().stream().map(Refusal::code).toList()
        : List.of();
  }

  /**
   * It may be done.
   *
   * @param changes the effects, in order; may be empty
   * @param notices who is told what
   * @param assumptions what must still hold when the changes are committed
   */
  record Permitted(
      Answer answer,
      List<Change> changes,
      List<Notice> notices,
      List<Assumption> assumptions,
      Optional<Report> report,
      Optional<Statement> statement)
      implements Decision {

    /** Copies the lists. */
    public Permitted {
      changes = List.copyOf(changes);
      notices = List.copyOf(notices);
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * It must not be done, and nothing changed.
   *
   * @param reasons all of them, in order of precedence; never empty
   */
  record Refused(List<Refusal> reasons, Optional<Report> report, Optional<Statement> statement)
      implements Decision {

    /**
     * Orders the reasons.
     *
     * @throws IllegalArgumentException if there is no reason, or one does not say what to do about
     *     it, not even {@link RemedyCode#NONE} (rule 14.2)
     */
    public Refused {
      List<Refusal> ordered = new ArrayList<>(reasons);
      ordered.sort(Comparator.comparing(Refusal::code));
      reasons = List.copyOf(ordered);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
      for (Refusal reason : reasons) {
        if (reason.remedies().isEmpty()) {
          throw new IllegalArgumentException(reason.code() + " does not say what to do about it");
        }
      }
    }
  }
}
