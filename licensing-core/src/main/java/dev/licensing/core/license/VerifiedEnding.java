package dev.licensing.core.license;

/** A signed "no": the activation has ended. Only the verifier makes one (rules 3.5, 12.3). */
public final class VerifiedEnding {

  private final EndingClaims claims;

  VerifiedEnding(EndingClaims claims) {
    this.claims = claims;
  }

  /** What it says. */
  public EndingClaims claims() {
    return claims;
  }

  @Override
  public String toString() {
    return "VerifiedEnding[" + claims.activation() + "]";
  }
}
