package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One account using one serial on one machine; takes one seat until it ends (rule 2.1).
 *
 * @param lastSeen when its machine last asked for a license file
 * @param ending empty while it is live
 */
public record Activation(
    ActivationId id,
    SerialNumber serial,
    AccountId account,
    Machine machine,
    Instant since,
    Instant lastSeen,
    Optional<Ending> ending) {

  /** A live activation that has just begun. */
  public static Activation started(
      ActivationId id, SerialNumber serial, AccountId account, Machine machine, Instant at) {
    return new Activation(id, serial, account, machine, at, at, Optional.empty());
  }

  /** Whether it still takes its seat. */
  public boolean live() {
    return ending.isEmpty();
  }

  /** The same activation, seen now on a machine whose small changes are taken over (rule 13.4). */
  public Activation seen(Machine now, Instant at) {
    return new Activation(id, serial, account, now, since, at, ending);
  }

  /** The same activation, ended. */
  public Activation ended(Ending how) {
    return new Activation(id, serial, account, machine, since, lastSeen, Optional.of(how));
  }
}
