package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The owner hands serials on to somebody who is assigned to them (rule 4.7), or reserves them for
 * somebody who is not, so that only they can claim them from the owner (rule 4.9).
 *
 * @param to the new owner
 * @param stayAssigned whether the old owner may go on using them
 * @param reserveUntil until when they are reserved if the new owner is not assigned; empty refuses
 *     who is not
 * @param confirmation the hash of the report that was seen; empty where none is demanded (14.3)
 */
public record TransferSerials(
    Origin origin,
    SortedSet<SerialNumber> serials,
    Email to,
    boolean stayAssigned,
    Optional<Instant> reserveUntil,
    Optional<ReportHash> confirmation)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named, or the end is not from the years 1970
   *     to 9999
   */
  public TransferSerials {
    serials = Named.atLeastOne("serial", serials);
    reserveUntil = Times.instant("reserveUntil", reserveUntil);
  }

  @Override
  public Set<Email> emails() {
    return Set.of(to);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
