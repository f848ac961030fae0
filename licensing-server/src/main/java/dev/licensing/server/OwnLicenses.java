package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;

/** Recognises license files that this server has signed: who shows one is that installation. */
final class OwnLicenses {

  private final TrustedKeys keys;

  OwnLicenses(EndpointSettings settings) {
    TrustedKeys own =
        TrustedKeys.of(settings.keys()).revoking(settings.revokedKeys().toArray(String[]::new));
    this.keys = settings.signatures().map(own::checkedBy).orElse(own);
  }

  /**
   * Whose license it is, also when its time is over.
   *
   * @throws ProblemException {@code NOT_SIGNED_IN} if it is none, or signed by a revoked key
   */
  Actor.Installation holder(String compact) {
    Verification<LicenseClaims> license =
        LicenseVerifier.recogniseIssued(new UnverifiedLicense(compact), keys);
    if (license instanceof Verification.Accepted<LicenseClaims> accepted) {
      return new Actor.Installation(accepted.value().activation());
    }
    boolean revoked = license.equals(new Verification.Rejected<>(Defect.REVOKED_KEY));
    throw new ProblemException(
        ProblemCode.NOT_SIGNED_IN,
        revoked ? "the license is signed with a key that was revoked" : "");
  }
}
