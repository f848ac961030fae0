package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Only the account with this e-mail can claim the serials of an order (rule 4.9).
 *
 * @param until the first instant at which it no longer holds (rule 11.1), to the microsecond;
 *     empty: until it is claimed
 */
public record Reservation(Email email, Optional<Instant> until) {

  /**
   * @throws IllegalArgumentException if the end is not from the years 1970 to 9999
   */
  public Reservation {
    until = Times.instant("until", until);
  }

  /** Whether it keeps others from claiming at this instant. */
  public boolean holdsAt(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}
