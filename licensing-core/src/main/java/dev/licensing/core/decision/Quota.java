package dev.licensing.core.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * How an order stands to its remote deactivations in the 365 days before an instant (rule 7.2).
 *
 * @param used how many count
 * @param allowed how many there may be
 * @param nextFreeAt the first instant at which one is free; empty if one is, or if there never is
 */
public record Quota(int used, int allowed, Optional<Instant> nextFreeAt) {

  /** Whether one may be carried out. */
  public boolean free() {
    return used < allowed;
  }
}
