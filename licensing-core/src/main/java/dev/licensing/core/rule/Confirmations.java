package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.model.ReportHash;
import java.util.Optional;

/** Whether what is done is what was shown (rules 8.5, 14.3). */
final class Confirmations {

  private Confirmations() {}

  /** Who shows the hash of another report has seen something else. */
  static Optional<Refusal> ifGiven(Optional<ReportHash> confirmation, Report report) {
    return confirmation
        .filter(seen -> !seen.equals(report.hash()))
        .map(seen -> Refusal.of(RefusalCode.REPORT_CHANGED, confirm(report)));
  }

  /** As above, and it must be shown. */
  static Optional<Refusal> demanded(Optional<ReportHash> confirmation, Report report) {
    return confirmation.isEmpty()
        ? Optional.of(Refusal.of(RefusalCode.REPORT_NOT_CONFIRMED, confirm(report)))
        : ifGiven(confirmation, report);
  }

  private static Remedy confirm(Report report) {
    return Remedy.of(RemedyCode.CONFIRM_REPORT).with("hash", report.hash());
  }
}
