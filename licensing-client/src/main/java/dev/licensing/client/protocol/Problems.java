package dev.licensing.client.protocol;

import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Translates what the server says when it refuses. */
final class Problems {

  private Problems() {}

  /** All of it; waiting helps if it helps against every reason, or the header says so. */
  static ServerProblem translate(Problem problem, Optional<Instant> header) {
    List<Reason> reasons = problem.reasons().stream().map(Problems::reason).toList();
    boolean waitingHelps = reasons.stream().allMatch(reason -> reason.retryAt().isPresent());
    Optional<Instant> latest =
        reasons.stream()
            .flatMap(reason -> reason.retryAt().stream())
            .max(Instant::compareTo)
            .filter(any -> waitingHelps);
    return new ServerProblem(
        problem.code(),
        problem.title(),
        problem.detail(),
        problem.instance(),
        reasons,
        latest.or(() -> header),
        ReportBodies.of(problem));
  }

  private static Reason reason(Problem.Reason reason) {
    return new Reason(
        reason.code(),
        new TreeMap<>(reason.facts()),
        Optional.ofNullable(reason.retryAt()).map(Instant::parse),
        remedies(reason.remedies()));
  }

  /** Those known here: what a newer server advises beyond that, nothing here could carry out. */
  static List<Remedy> remedies(List<Replies.RemedyBody> bodies) {
    return bodies.stream().flatMap(body -> remedy(body).stream()).toList();
  }

  private static Optional<Remedy> remedy(Replies.RemedyBody body) {
    return Arrays.stream(RemedyCode.values())
        .filter(code -> code.name().equals(body.code()))
        .findFirst()
        .map(code -> new Remedy(code, new TreeMap<>(body.facts())));
  }
}
