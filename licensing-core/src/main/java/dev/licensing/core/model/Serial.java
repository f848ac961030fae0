package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of one serial at one instant.
 *
 * @param standing whether the vendor lets it be used (rule 2.7)
 * @param liveSeats live activations; kept by the store, which refuses one too many (rule 2.2)
 * @param soleUser under terms of one user at a time, the account whose all the live activations
 *     are; empty if there is none, or several accounts have some (rule 2.3)
 * @param coolDownUntil the first instant at which a force release or a reactivation is possible
 *     again (rule 3.3)
 * @param revision grows with each change but those of the seats, so that activations commute
 */
public record Serial(
    SerialNumber number,
    OrderId order,
    Standing standing,
    int liveSeats,
    Optional<AccountId> soleUser,
    Optional<Instant> coolDownUntil,
    long revision) {

  /** A serial nobody has used yet. */
  public static Serial unused(SerialNumber number, OrderId order) {
    return new Serial(number, order, Standing.GOOD, 0, Optional.empty(), Optional.empty(), 0);
  }

  /** Whether anybody uses it. */
  public SerialStatus status() {
    return liveSeats == 0 ? SerialStatus.AVAILABLE : SerialStatus.IN_USE;
  }

  /**
   * Whether one more seat can be had, under the terms of its order (rules 2.2, 2.3).
   *
   * @param user for whom; a serial that somebody holds alone has none for a user who is not known
   */
  public boolean hasSeatFor(Optional<AccountId> user, Terms terms) {
    return !isFull(terms) && !isHeldBesides(user, terms);
  }

  /** Whether as many seats are taken as the terms of its order allow (rule 2.2). */
  public boolean isFull(Terms terms) {
    return liveSeats >= terms.machineLimit();
  }

  /** Whether somebody else holds it, under terms of one user at a time (rule 2.3). */
  public boolean isHeldBesides(Optional<AccountId> user, Terms terms) {
    return terms.oneUserAtATime() && liveSeats > 0 && !(user.isPresent() && soleUser.equals(user));
  }

  /** The end of the cool-down if it still runs; at the very end it does not (rule 11.1). */
  public Optional<Instant> coolDownAt(Instant now) {
    return coolDownUntil.filter(now::isBefore);
  }

  /** The same serial in another standing. */
  public Serial withStanding(Standing changed) {
    return new Serial(number, order, changed, liveSeats, soleUser, coolDownUntil, revision);
  }

  /** The same serial, cooling down until then. */
  public Serial withCoolDown(Instant until) {
    return new Serial(number, order, standing, liveSeats, soleUser, Optional.of(until), revision);
  }

  /** The same serial with other seats. */
  public Serial withSeats(int live, Optional<AccountId> user) {
    return new Serial(number, order, standing, live, user, coolDownUntil, revision);
  }

  /** The same serial at another revision. */
  public Serial withRevision(long changed) {
    return new Serial(number, order, standing, liveSeats, soleUser, coolDownUntil, changed);
  }
}
