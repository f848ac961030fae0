package dev.licensing.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when a license holds, each instant being the first at which it no longer does (rules 11.1,
 * 11.2).
 *
 * @param validUntil of a subscription: no activation and no renewal from then on; empty: no end
 * @param updatesUntil of a perpetual license with maintenance: builds released before work for
 *     ever, later ones are refused; empty: every build
 */
public record Validity(Optional<Instant> validUntil, Optional<Instant> updatesUntil) {

  private static final Validity FOR_EVER = new Validity(Optional.empty(), Optional.empty());

  /**
   * @throws IllegalArgumentException if an instant is not from the years 1970 to 9999
   */
  public Validity {
    validUntil = Times.instant("validUntil", validUntil);
    updatesUntil = Times.instant("updatesUntil", updatesUntil);
  }

  /** No end, and every build. */
  public static Validity forEver() {
    return FOR_EVER;
  }

  /** Whether the subscription has ended. */
  public boolean expiredAt(Instant now) {
    return validUntil.isPresent() && !now.isBefore(validUntil.get());
  }

  /** Whether a build that was released then may be used. */
  public boolean coversBuildOf(Instant released) {
    return updatesUntil.isEmpty() || released.isBefore(updatesUntil.get());
  }

  /** Whether subscription and maintenance both go on (rule 7.3). */
  public boolean currentAt(Instant now) {
    return !expiredAt(now) && coversBuildOf(now);
  }
}
