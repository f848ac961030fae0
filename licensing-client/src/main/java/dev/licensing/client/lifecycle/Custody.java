package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Contact;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.client.store.LocalStore;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.LicenseVerifier;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds the license in memory and in the store. Nothing enters the one without having been
 * verified, and what comes from the other is verified again (rule 12.2). Looking never waits;
 * changing does. Thread-safe.
 */
public final class Custody {

  private final LocalStore store;
  private final LicenseVerifier verifier;
  private final ThisMachine machine;
  private final InstantSource clock;
  private volatile Standing standing = Standing.notStarted();
  private Duration correction = Duration.ZERO;

  /** Nothing is read yet. */
  public Custody(
      LocalStore store, LicenseVerifier verifier, ThisMachine machine, InstantSource clock) {
    this.store = store;
    this.verifier = verifier;
    this.machine = machine;
    this.clock = clock;
  }

  /** From memory and the clock alone. */
  public Verdict verdict() {
    return standing.verdictAt(clock.instant());
  }

  /** The license that is held and was verified, whether it still serves or not; from memory. */
  public Optional<VerifiedLicense> license() {
    return standing.license();
  }

  /** What was found last, from memory. */
  public Found found() {
    return standing.found();
  }

  /** Reads the store again: another process may have changed it. */
  public synchronized Kept load() {
    return stand(store.load(machine.components()));
  }

  /** Changes memory and store as one. */
  synchronized Kept update(UnaryOperator<Kept> change) {
    return stand(store.update(machine.components(), change, false));
  }

  /** Changes both so that the license held before can come back from neither. */
  synchronized Kept forget(UnaryOperator<Kept> change) {
    return stand(store.update(machine.components(), change, true));
  }

  /**
   * Takes a license into custody.
   *
   * @param asked when the question was first put; an answer to an old one tells no time
   */
  synchronized Kept take(
      String settles, UnverifiedLicense text, VerifiedLicense license, Optional<Instant> asked) {
    Instant now = clock.instant();
    Instant server = license.claims().issuedAt();
    Instant here = asked.isPresent() ? now : server;
    if (asked.isPresent()) {
      Duration off = Duration.between(now, server);
      correction = off.abs().compareTo(Standing.TOLERANCE) > 0 ? off : Duration.ZERO;
    }
    HeldLicense held =
        new HeldLicense(
            text.compact(), license.claims().activation(), license.claims().serial(), server);
    return update(kept -> kept.settled(settles).holding(held).contacted(new Contact(server, here)));
  }

  /** Whether a license that was just received is one to rely on. */
  Verification<VerifiedLicense> verify(UnverifiedLicense received, String nonce) {
    return verifier.verifyAnswer(received, machine.description().identity(), nonce);
  }

  /** Whether a "no" that was just received is one to rely on. */
  Verification<VerifiedEnding> verify(HeldEnding received) {
    return verifier.verifyEnding(received.compact(), received.activation(), received.nonce());
  }

  private Kept stand(Found found) {
    Kept kept = found.kept();
    Optional<Verification<VerifiedLicense>> license =
        kept.license()
            .map(held -> new UnverifiedLicense(held.compact()))
            .map(text -> verifier.verify(text, machine.description().identity()));
    Optional<Verification<VerifiedEnding>> ending = kept.ending().map(this::verify);
    standing =
        new Standing(
            found,
            license.flatMap(Custody::accepted),
            ending.flatMap(Custody::accepted),
            doubt(kept, license, ending),
            correction);
    return kept;
  }

  private static <T> Optional<T> accepted(Verification<T> verification) {
    return verification instanceof Accepted<T> accepted
        ? Optional.of(accepted.value())
        : Optional.empty();
  }

  private static Optional<Doubt> doubt(
      Kept kept,
      Optional<Verification<VerifiedLicense>> license,
      Optional<Verification<VerifiedEnding>> ending) {
    if (license.isPresent() && license.get() instanceof Rejected<VerifiedLicense> rejected) {
      return Optional.of(
          rejected.defect() == Defect.WRONG_MACHINE
              ? Doubt.MACHINE_CHANGED
              : Doubt.LICENSE_NOT_TRUSTED);
    }
    if (ending.isPresent() && ending.get() instanceof Rejected<VerifiedEnding>) {
      return Optional.of(Doubt.STORE_DAMAGED); // it was good when it was put there
    }
    return kept.lost().map(Custody::doubt);
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
