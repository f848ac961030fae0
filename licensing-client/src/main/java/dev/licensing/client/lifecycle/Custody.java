package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Verdict;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.Contact;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.client.store.Kept.HeldRefusal;
import dev.licensing.client.store.LocalStore;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.license.VerifiedRefusal;
import dev.licensing.core.model.ActivationId;
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
  private final Trust trust;
  private final Inspection inspection;
  private final ThisMachine machine;
  private final InstantSource clock;
  private volatile Optional<Standing> standing = Optional.empty();
  private volatile Optional<Spell> spell = Optional.empty();
  private Duration correction = Duration.ZERO;

  /**
   * Nothing is read yet.
   *
   * @param builtOn when this build was released, if the application said so
   */
  public Custody(
      LocalStore store,
      Trust trust,
      ThisMachine machine,
      InstantSource clock,
      Optional<Instant> builtOn) {
    this.store = store;
    this.trust = trust;
    this.inspection = new Inspection(trust, builtOn);
    this.machine = machine;
    this.clock = clock;
  }

  /** From memory and the clock alone. */
  public Verdict verdict() {
    Standing known = standing();
    Optional<Spell> last = spell;
    if (last.isPresent() && last.get().holds(known, clock.millis())) {
      return last.get().verdict();
    }
    Spell next = Spell.at(known, clock.instant());
    spell = Optional.of(next);
    return next.verdict();
  }

  /** What time it is, by the server's clock where this one was found to be wrong (rule 11.5). */
  public Instant now() {
    return clock.instant().plus(standing().correction());
  }

  /** The license that is held and was verified, whether it still serves or not; from memory. */
  public Optional<VerifiedLicense> license() {
    return standing().license();
  }

  /** What was found last, from memory. */
  public Found found() {
    return standing().found();
  }

  private Standing standing() {
    Optional<Standing> known = standing;
    return known.isPresent() ? known.get() : Standing.notStarted();
  }

  /** Reads and verifies what is kept, without any network. */
  public Verdict start() {
    load();
    return verdict();
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
   * Takes a license into custody. Another activation's that it takes the place of is to be released
   * next, or nobody could any more.
   *
   * @param asked when the question was first put; an answer to an old one tells no time
   */
  synchronized Kept take(
      String settles, UnverifiedLicense text, VerifiedLicense license, Optional<Instant> asked) {
    Instant server = license.claims().issuedAt();
    Contact contact = asked.isPresent() ? heardNow(server) : new Contact(server, server);
    HeldLicense held =
        new HeldLicense(
            text.compact(), license.claims().activation(), license.claims().serial(), server);
    Optional<ActivationId> here = license().map(before -> before.claims().activation());
    return update(
        kept -> {
          Kept now = kept.settled(settles).holding(held).contacted(contact);
          return kept.license()
              .filter(before -> !now.holds(before.activation()) && now.attempt().isEmpty())
              .filter(before -> here.equals(Optional.of(before.activation())))
              .map(before -> now.attempting(givingBack(before)))
              .orElse(now);
        });
  }

  /** Somebody else's seat on this machine: only the license that goes now can free it. */
  private Attempt.Releasing givingBack(HeldLicense before) {
    return new Attempt.Releasing(
        "replaced-" + before.activation(),
        before.activation(),
        before.compact(),
        machine.description());
  }

  /**
   * Takes a "not now" into custody: the license stays, and serves no longer (rule 12.3). It can be
   * undone by a later license and by nothing else.
   */
  synchronized Kept take(HeldRefusal refusal) {
    Contact contact = heardNow(refusal.at());
    return forget(kept -> kept.withheld(refusal).contacted(contact));
  }

  /** The server has just signed what time it is (rule 11.5). */
  private Contact heardNow(Instant server) {
    Instant now = clock.instant();
    Duration off = Duration.between(now, server);
    correction = off.abs().compareTo(Standing.SLIGHT) > 0 ? off : Duration.ZERO;
    return new Contact(server, now);
  }

  /** Whether a license that was just received is one to rely on. */
  Verification<VerifiedLicense> verify(UnverifiedLicense received, String nonce) {
    return trust.verifier().verifyAnswer(received, machine.identity(), nonce);
  }

  /** Whether a "no" that was just received is one to rely on. */
  Verification<VerifiedEnding> verify(HeldEnding received) {
    return inspection.verify(received);
  }

  /** Whether a "not now" that was just received is one to rely on. */
  Verification<VerifiedRefusal> verifyRefusal(
      String received, ActivationId activation, String nonce) {
    return trust.verifier().verifyRefusal(received, activation, nonce);
  }

  /** Of the key set that is trusted; zero if there is none. */
  public long keySetVersion() {
    return trust.keys().version();
  }

  /** Whose signatures count. */
  Trust trust() {
    return trust;
  }

  /** Trusts by this key set, unless a newer one is kept already. */
  void trust(String keySet) {
    update(kept -> trust.isNewer(keySet, kept.keySet()) ? kept.trusting(keySet) : kept);
  }

  private Kept stand(Found found) {
    trust.follow(found.kept().keySet());
    standing = Optional.of(inspection.of(found, machine.identity(), correction));
    return found.kept();
  }
}
