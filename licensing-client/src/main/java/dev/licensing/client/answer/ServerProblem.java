package dev.licensing.client.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A refusal by the server, with everything it says about it (rules 14.1, 14.2).
 *
 * @param code of the first reason, or of the server's endpoint; stable, perhaps of a newer server
 * @param title one sentence for people, in the server's words
 * @param detail what is wrong with this very request; may be empty
 * @param instance names this answer in the server's log; may be empty
 * @param reasons all of them, what matters most first; empty if the endpoint itself refused
 * @param retryAt the first instant at which asking again can help without doing anything else
 * @param report of what was asked for, where it is an act that can be asked first; see {@link
 *     #report(Class)}
 */
public record ServerProblem(
    String code,
    String title,
    String detail,
    String instance,
    List<Reason> reasons,
    Optional<Instant> retryAt,
    Optional<Confirmable<?>> report) {

  /** Copies the reasons. */
  public ServerProblem {
    reasons = List.copyOf(reasons);
  }

  /**
   * The report, if it is of this kind: {@link Deletion}, {@link Relinquishment}, or one of the
   * reports of {@code dev.licensing.core.decision}.
   */
  public <R> Optional<Confirmable<R>> report(Class<R> kind) {
    return report
        .filter(any -> kind.isInstance(any.report()))
        .map(any -> new Confirmable<>(kind.cast(any.report()), any.hash()));
  }

  /** Whether this code is among the reasons, or is the code itself. */
  public boolean has(Enum<?> wanted) {
    return code.equals(wanted.name())
        || reasons.stream().anyMatch(reason -> reason.code().equals(wanted.name()));
  }
}
