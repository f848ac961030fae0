package dev.licensing.core.decision;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;

/**
 * What a remote deactivation does: exactly one activation ends and nobody is barred (rule 7.1).
 *
 * @param user the name of who loses the seat
 * @param offlineUseUntil until when the machine may still run from its license file
 * @param quota before it is carried out
 * @param counts whether it counts for the quota; not if that is overridden
 */
public record RemoteDeactivationReport(
    SerialNumber serial,
    ActivationId activation,
    String user,
    String machine,
    Instant offlineUseUntil,
    Quota quota,
    boolean counts)
    implements Report {

  /** The quota and the instants follow from the time of the act, so they do not belong to it. */
  @Override
  public ReportHash hash() {
    return ReportHash.of("remote deactivation " + activation + ' ' + counts);
  }
}
