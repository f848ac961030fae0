package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldRefusal;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.license.VerifiedRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies what was kept, as if it had just been received (rule 12.2).
 *
 * @param builtOn when this build was released, if the application said so
 */
record Inspection(Trust trust, Optional<Instant> builtOn) {

  /** How it stands with what was found on this machine. */
  Standing of(Found found, MachineIdentity machine, Duration correction) {
    Kept kept = found.kept();
    Optional<Verification<VerifiedLicense>> license =
        kept.license()
            .map(held -> new UnverifiedLicense(held.compact()))
            .map(text -> trust.verifier().verify(text, machine));
    Optional<Verification<VerifiedRefusal>> refusal = kept.refusal().map(this::verify);
    Optional<Verification<VerifiedEnding>> ending = kept.ending().map(this::verify);
    return new Standing(
        found,
        license.flatMap(Inspection::accepted),
        refusal.flatMap(Inspection::accepted),
        ending.flatMap(Inspection::accepted),
        doubt(license)
            .or(() -> refusal.filter(Inspection::isRejected).map(no -> Doubt.LICENSE_NOT_TRUSTED))
            .or(() -> ending.filter(Inspection::isRejected).map(no -> Doubt.STORE_DAMAGED))
            .or(() -> license.isPresent() ? Optional.empty() : kept.lost().map(Inspection::doubt)),
        correction,
        builtOn);
  }

  Verification<VerifiedRefusal> verify(HeldRefusal said) {
    return trust.verifier().verifyRefusal(said.compact(), said.activation(), said.nonce());
  }

  Verification<VerifiedEnding> verify(HeldEnding said) {
    return trust.verifier().verifyEnding(said.compact(), said.activation(), said.nonce());
  }

  private static <T> Optional<T> accepted(Verification<T> verification) {
    return verification instanceof Accepted<T> accepted
        ? Optional.of(accepted.value())
        : Optional.empty();
  }

  private static <T> boolean isRejected(Verification<T> verification) {
    return verification instanceof Rejected<T>;
  }

  private static Optional<Doubt> doubt(Optional<Verification<VerifiedLicense>> license) {
    return license.isPresent() && license.get() instanceof Rejected<VerifiedLicense> rejected
        ? Optional.of(
            rejected.defect() == Defect.WRONG_MACHINE
                ? Doubt.MACHINE_CHANGED
                : Doubt.LICENSE_NOT_TRUSTED)
        : Optional.empty();
  }

  private static Doubt doubt(StoreCondition lost) {
    return switch (lost) {
      case OTHER_MACHINE -> Doubt.STORE_OF_OTHER_MACHINE;
      case NEWER -> Doubt.STORE_NEWER;
      case UNREADABLE -> Doubt.STORE_UNREADABLE;
      case NOT_READ, EMPTY, GOOD, RECOVERED, DAMAGED, MEMORY_ONLY, NOT_BOUND -> Doubt.STORE_DAMAGED;
    };
  }
}
