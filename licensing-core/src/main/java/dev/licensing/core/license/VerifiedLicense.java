package dev.licensing.core.license;

import java.time.Duration;
import java.time.Instant;

/** A license whose signature, product and machine were checked; only the verifier makes one. */
public final class VerifiedLicense {

  private final LicenseClaims claims;

  VerifiedLicense(LicenseClaims claims) {
    this.claims = claims;
  }

  /** What it says. */
  public LicenseClaims claims() {
    return claims;
  }

  /** Where it stands at this instant; each end is the first instant after (rules 11.1, 12.3). */
  public LicenseState stateAt(Instant now) {
    if (now.isBefore(claims.refreshAfter())) {
      return LicenseState.FRESH;
    }
    if (now.isBefore(claims.validUntil())) {
      return LicenseState.REFRESH_DUE;
    }
    return now.isBefore(claims.graceUntil()) ? LicenseState.GRACE : LicenseState.LAPSED;
  }

  /** Days of service left, a begun day counted whole; 0 once lapsed. */
  public long daysLeft(Instant now) {
    if (!now.isBefore(claims.graceUntil())) {
      return 0;
    }
    return Duration.between(now, claims.graceUntil()).minusNanos(1).toDays() + 1;
  }

  @Override
  public String toString() {
    return "VerifiedLicense[" + claims.activation() + "]";
  }
}
