package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one serial.
 *
 * @param liveSeats live activations; kept by the store, which refuses one too many (rule 2.2)
 * @param soleUser the account whose all the live activations are; empty if there is none, or
 *     several accounts have some (rule 2.3)
 * @param coolDownUntil the first instant at which a force release is possible again (rule 3.3)
 * @param revision grows with each change but those of the seats, so that activations commute
 */
public record Serial(
    SerialNumber number,
    OrderId order,
    int liveSeats,
    Optional<AccountId> soleUser,
    Optional<Instant> coolDownUntil,
    long revision) {

  /** A serial nobody has used yet. */
  public static Serial unused(SerialNumber number, OrderId order) {
    return new Serial(number, order, 0, Optional.empty(), Optional.empty(), 0);
  }

  /** Whether anybody uses it. */
  public SerialStatus status() {
    return liveSeats == 0 ? SerialStatus.AVAILABLE : SerialStatus.IN_USE;
  }

  /** The end of the cool-down if it still runs; at the very end it does not (rule 11.1). */
  public Optional<Instant> coolDownAt(Instant now) {
    return coolDownUntil.filter(now::isBefore);
  }
}
