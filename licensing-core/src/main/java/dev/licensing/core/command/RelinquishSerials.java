package dev.licensing.core.command;

import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The owner gives serials up; afterwards anyone who knows them may claim them (rule 4.8).
 *
 * @param reservation for whom alone they can be claimed at first (rule 4.9)
 * @param confirmation the hash of the report that was seen; empty where none is demanded (14.3)
 */
public record RelinquishSerials(
    Origin origin,
    SortedSet<SerialNumber> serials,
    Optional<Reservation> reservation,
    Optional<ReportHash> confirmation)
    implements Command {

  /**
   * @throws IllegalArgumentException if no serial is named
   */
  public RelinquishSerials {
    serials = Named.atLeastOne("serial", serials);
  }

  @Override
  public Set<Email> emails() {
    return reservation.map(held -> Set.of(held.email())).orElse(Set.of());
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
