package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
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
 * Verifies what was kept, as if it had just been received (rule 12.2). Without lambdas: every start
 * of a product runs through here, and would wait for each to be spun.
 *
 * @param builtOn when this build was released, if the application said so
 */
record Inspection(Trust trust, Optional<Instant> builtOn) {

  /** How it stands with what was found on this machine. */
  Standing of(Found found, MachineIdentity machine, Duration correction) {
    Kept kept = found.kept();
    Optional<Verification<VerifiedLicense>> license =
        kept.license().isPresent()
            ? Optional.of(verify(kept.license().get(), machine))
            : Optional.empty();
    Optional<Verification<VerifiedRefusal>> refusal =
        kept.refusal().isPresent() ? Optional.of(verify(kept.refusal().get())) : Optional.empty();
    Optional<Verification<VerifiedEnding>> ending =
        kept.ending().isPresent() ? Optional.of(verify(kept.ending().get())) : Optional.empty();
    return new Standing(
        found,
        accepted(license),
        accepted(refusal),
        accepted(ending),
        doubt(license, refusal, ending, kept.lost()),
        correction,
        builtOn);
  }

  private Verification<VerifiedLicense> verify(HeldLicense held, MachineIdentity machine) {
    return trust.verifier().verify(new UnverifiedLicense(held.compact()), machine);
  }

  Verification<VerifiedRefusal> verify(HeldRefusal said) {
    return trust.verifier().verifyRefusal(said.compact(), said.activation(), said.nonce());
  }

  Verification<VerifiedEnding> verify(HeldEnding said) {
    return trust.verifier().verifyEnding(said.compact(), said.activation(), said.nonce());
  }

  private static <T> Optional<T> accepted(Optional<Verification<T>> verification) {
    return verification.isPresent() && verification.get() instanceof Accepted<T> accepted
        ? Optional.of(accepted.value())
        : Optional.empty();
  }

  private static <T> Optional<Defect> defect(Optional<Verification<T>> verification) {
    return verification.isEmpty() || verification.get() instanceof Accepted<T>
        ? Optional.empty()
        : Optional.of(((Rejected<T>) verification.get()).defect());
  }

  /** The first there is. */
  private static Optional<Doubt> doubt(
      Optional<Verification<VerifiedLicense>> license,
      Optional<Verification<VerifiedRefusal>> refusal,
      Optional<Verification<VerifiedEnding>> ending,
      Optional<StoreCondition> lost) {
    Optional<Defect> defect = defect(license);
    if (defect.isPresent()) {
      return Optional.of(
          defect.get() == Defect.WRONG_MACHINE ? Doubt.MACHINE_CHANGED : Doubt.LICENSE_NOT_TRUSTED);
    }
    if (defect(refusal).isPresent()) {
      return Optional.of(Doubt.LICENSE_NOT_TRUSTED);
    }
    if (defect(ending).isPresent()) {
      return Optional.of(Doubt.STORE_DAMAGED);
    }
    return license.isEmpty() && lost.isPresent()
        ? Optional.of(doubt(lost.get()))
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
