package dev.licensing.server.body;

import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RelinquishReport;
import dev.licensing.core.decision.RemoteDeactivationReport;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.decision.Report;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the bodies of problems. */
public final class Problems {

  private Problems() {}

  /** A problem of the endpoint's own. */
  public static Problem of(ProblemException problem, UUID instance) {
    return new Problem(
        type(problem.code().name()),
        problem.code().title(),
        problem.code().status(),
        problem.code().name(),
        problem.detail(),
        name(instance),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * A refusal of the engine; the first reason decides.
   *
   * @param typed how the caller wrote the serials. One that is not recognised is given back in the
   *     caller's own writing, whether it was mistyped, never issued, or is not to be shown, so that
   *     the three look alike (rule 2.8)
   * @param statement what was signed, if anything
   */
  public static Problem of(
      Refused refused, UUID instance, Map<SerialNumber, String> typed, Optional<String> statement) {
    RefusalCode first = refused.reasons().get(0).code();
    @Nullable Report report = refused.report().orElse(null);
    return new Problem(
        type(first.name()),
        Outcomes.title(first),
        Outcomes.status(first),
        first.name(),
        "",
        name(instance),
        refused.reasons().stream().map(refusal -> reason(refusal, typed)).toList(),
        report instanceof DeletionReport deletion ? Reports.deletion(deletion) : null,
        report instanceof ForceReleaseReport release ? Reports.forceRelease(release) : null,
        report instanceof RelinquishReport giving ? Reports.relinquish(giving) : null,
        report instanceof TransferReport transfer ? Reports.transfer(transfer) : null,
        report instanceof RemovalReport removal ? Reports.removal(removal) : null,
        report instanceof RemoteDeactivationReport remote
            ? Reports.remoteDeactivation(remote)
            : null,
        statement.orElse(null));
  }

  private static Problem.Reason reason(Refusal refusal, Map<SerialNumber, String> typed) {
    Map<String, String> facts = new TreeMap<>(refusal.facts());
    if (refusal.code() == RefusalCode.SERIAL_NOT_RECOGNISED) {
      typed.forEach((serial, text) -> facts.replace("serial", serial.value(), text));
    }
    return new Problem.Reason(
        refusal.code().name(),
        facts,
        refusal.retryAt().map(Instant::toString).orElse(null),
        Answers.remedies(refusal.remedies()));
  }

  private static String type(String code) {
    return "urn:licensing:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How a problem is named, in its body and in the log. */
  public static String name(UUID instance) {
    return "urn:uuid:" + instance;
  }
}
