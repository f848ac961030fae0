package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One account using one serial on one machine; takes one seat until it ends (rule 2.1).
 *
 * @param lastSeen when its machine last asked for a license file
 * @param leaseUntil of a floating seat: the first instant at which it has lapsed, with nobody
 *     having to do anything (rule 2.11); empty for a node-locked one
 * @param ending empty while nobody ended it; whether it is live depends on the lease too
 */
public record Activation(
    ActivationId id,
    SerialNumber serial,
    AccountId account,
    Machine machine,
    Instant since,
    Instant lastSeen,
    Optional<Instant> leaseUntil,
    Optional<Ending> ending) {

  /** A live activation that has just begun. */
  public static Activation started(
      ActivationId id,
      SerialNumber serial,
      AccountId account,
      Machine machine,
      Instant at,
      Optional<Instant> leaseUntil) {
    return new Activation(id, serial, account, machine, at, at, leaseUntil, Optional.empty());
  }

  /** Whether it takes its seat at this instant. */
  public boolean liveAt(Instant now) {
    return ending.isEmpty() && !lapsedAt(now);
  }

  /** Whether its lease has run out, and nobody ended it otherwise. */
  public boolean lapsedAt(Instant now) {
    return ending.isEmpty() && leaseUntil.isPresent() && !now.isBefore(leaseUntil.get());
  }

  /** How it ended, as far as this instant; a lapse needs nobody to write it down. */
  public Optional<Ending> endingAt(Instant now) {
    return lapsedAt(now) ? leaseUntil.map(Ending::lapsed) : ending;
  }

  /** The same activation, seen now on a machine whose small changes are taken over (rule 13.4). */
  public Activation seen(Machine now, Instant at, Optional<Instant> lease) {
    return new Activation(id, serial, account, now, since, at, lease, ending);
  }

  /** The same activation, ended. */
  public Activation ended(Ending how) {
    return new Activation(
        id, serial, account, machine, since, lastSeen, leaseUntil, Optional.of(how));
  }
}
