package dev.licensing.core.decision;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;

/**
 * What a force release does (rules 3.3, 3.5).
 *
 * @param user the name of who loses the seat
 * @param offlineUseUntil until when the machine may still run from its license file, so that the
 *     serial may be in use twice
 * @param coolDownUntil the first instant at which the serial can be force-released again
 */
public record ForceReleaseReport(
    SerialNumber serial,
    ActivationId activation,
    String user,
    String machine,
    Instant offlineUseUntil,
    Instant coolDownUntil)
    implements Report {

  /** The instants follow from the time of the act, so they do not belong to the hash. */
  @Override
  public ReportHash hash() {
    return ReportHash.of("force release " + activation);
  }
}
