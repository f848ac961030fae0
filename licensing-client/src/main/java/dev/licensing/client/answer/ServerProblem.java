package dev.licensing.client.answer;

import dev.licensing.core.decision.ForceReleaseReport;
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
 * @param deletion the report, where an account was to be deleted
 * @param forceRelease the report, where a force release was asked for
 */
public record ServerProblem(
    String code,
    String title,
    String detail,
    String instance,
    List<Reason> reasons,
    Optional<Instant> retryAt,
    Optional<Confirmable<Deletion>> deletion,
    Optional<Confirmable<ForceReleaseReport>> forceRelease) {

  /** Copies the reasons. */
  public ServerProblem {
    reasons = List.copyOf(reasons);
  }

  /** Whether this code is among the reasons, or is the code itself. */
  public boolean has(Enum<?> wanted) {
    return code.equals(wanted.name())
        || reasons.stream().anyMatch(reason -> reason.code().equals(wanted.name()));
  }
}
