package dev.licensing.server;

import dev.licensing.core.command.Actor;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.model.ActivationId;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognises license files that this server has signed: who shows one is that installation. Those
 * that were signed last are known without looking at the signature again: a heartbeat shows the
 * license that the heartbeat before it was answered with. Safe for use by several threads.
 */
final class OwnLicenses {

  /** Some twenty megabytes. */
  private static final int MOST = 100_000;

  private final TrustedKeys keys;

  /** By the hash of the whole file, so that one with other claims is another one. */
  private final Map<String, ActivationId> signedLast =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ActivationId> eldest) {
          return size() > MOST;
        }
      };

  OwnLicenses(EndpointSettings settings) {
    TrustedKeys own =
        TrustedKeys.of(settings.keys()).revoking(settings.revokedKeys().toArray(String[]::new));
    this.keys = settings.signatures().map(own::checkedBy).orElse(own);
  }

  /** This server has just signed it, with the key that it signs with. */
  void signed(String compact, ActivationId activation) {
    String hash = Secrets.sha256(compact);
    synchronized (signedLast) {
      signedLast.put(hash, activation);
    }
  }

  /**
   * Whose license it is, also when its time is over.
   *
   * @throws ProblemException {@code NOT_SIGNED_IN} if it is none, or signed by a revoked key
   */
  Actor.Installation holder(String compact) {
    ActivationId known;
    String hash = Secrets.sha256(compact);
    synchronized (signedLast) {
      known = signedLast.get(hash);
    }
    return known == null ? verified(compact) : new Actor.Installation(known);
  }

  private Actor.Installation verified(String compact) {
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
