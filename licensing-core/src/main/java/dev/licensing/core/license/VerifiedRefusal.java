package dev.licensing.core.license;

/** A signed "not now": only the verifier makes one (rule 12.3). */
public final class VerifiedRefusal {

  private final RefusalClaims claims;

  VerifiedRefusal(RefusalClaims claims) {
    this.claims = claims;
  }

  /** What it says. */
  public RefusalClaims claims() {
    return claims;
  }

  @Override
  public String toString() {
    return "VerifiedRefusal[" + claims.activation() + "]";
  }
}
