package dev.licensing.core.decision;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import java.util.List;
import java.util.Optional;

/**
 * What handing serials on means (rule 4.7). Assignments, activations, cool-down and quotas stay.
 *
 * @param to the new owner's e-mail
 * @param newOwner the new owner; empty where the serials are only reserved
 * @param stayAssigned whether the old owner may go on using them
 */
public record TransferReport(
    List<SerialNumber> serials, Email to, Optional<AccountId> newOwner, boolean stayAssigned)
    implements Report {

  /** Copies the list. */
  public TransferReport {
    serials = List.copyOf(serials);
  }

  @Override
  public ReportHash hash() {
    return ReportHash.of(
        "transfer "
            + serials
            + ' '
            + newOwner.map(AccountId::toString).orElse("reserved")
            + ' '
            + stayAssigned);
  }
}
