package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.BuildNotCovered;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Contact;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.LicenseState;
import dev.licensing.core.license.VerifiedEnding;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.license.VerifiedRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known at one moment, verified; from it a verdict follows by looking at the clock and
 * nothing else. Immutable. The way to "licensed" has no lambda: a start would wait for each.
 *
 * @param license if there is one and it was accepted
 * @param refusal if the server gives no license for now and the statement of it was accepted
 * @param ending if the activation was ended and the statement of it was accepted
 * @param doubt why it is not known whether there is a license
 * @param correction what to add to this machine's clock, as the server's time has shown
 * @param builtOn when this build was released, if the application said so
 */
record Standing(
    Found found,
    Optional<VerifiedLicense> license,
    Optional<VerifiedRefusal> refusal,
    Optional<VerifiedEnding> ending,
    Optional<Doubt> doubt,
    Duration correction,
    Optional<Instant> builtOn) {

  /**
   * By how much a clock may be wrong before anything is made of it: more than any time zone, and
   * too little to gain by setting it back.
   */
  static final Duration TOLERANCE = Duration.ofDays(1);

  /**
   * By how much a clock may differ from the server's without being corrected: a lease may be short,
   * and an answer takes its time.
   */
  static final Duration SLIGHT = Duration.ofMinutes(1);

  /** Before anything was read. */
  static Standing notStarted() {
    return new Standing(
        new Found(Kept.nothing(), StoreCondition.NOT_READ, ""),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Doubt.NOT_STARTED),
        Duration.ZERO,
        Optional.empty());
  }

  Kept kept() {
    return found.kept();
  }

  Verdict verdictAt(Instant clock) {
    if (doubt.isPresent()) {
      return new NotKnown(doubt.get());
    }
    if (license.isEmpty()) {
      return new NotLicensed(ending.isPresent() ? ended(ending.get()) : unlicensed());
    }
    if (refusal.isPresent()) { // a signed "not now" counts whatever the file in hand says (12.3)
      return new NotLicensed(withheld(refusal.get()));
    }
    LicenseClaims claims = license.get().claims();
    return covers(claims)
        ? licensed(license.get(), clock.plus(correction))
        : new NotLicensed(
            new BuildNotCovered(builtOn.orElseThrow(), claims.updatesUntil().orElseThrow()));
  }

  /**
   * Until when, by this machine's clock, nothing about a verdict changes if the clock only goes on;
   * empty where that was not looked into, which is where there is no license that serves.
   */
  Optional<Instant> unchangedUntil(Verdict verdict) {
    if (!(verdict instanceof Licensed licensed)) {
      return Optional.empty();
    }
    LicenseClaims claims = license.orElseThrow().claims();
    Instant end =
        licensed.state() == LicenseState.FRESH ? claims.refreshAfter() : claims.validUntil();
    return Optional.of(end.minus(correction));
  }

  private static Verdict.Ground withheld(VerifiedRefusal refusal) {
    return new Withheld(refusal.claims().reasons(), refusal.claims().at());
  }

  /** At the very end of the maintenance it has ended (rules 11.1, 11.2). */
  private boolean covers(LicenseClaims claims) {
    return builtOn.isEmpty()
        || claims.updatesUntil().isEmpty()
        || builtOn.get().isBefore(claims.updatesUntil().get());
  }

  private Verdict licensed(VerifiedLicense held, Instant now) {
    if (clockIsBehind(now)) {
      return new NotKnown(Doubt.CLOCK);
    }
    LicenseClaims claims = held.claims();
    LicenseState state = held.stateAt(now);
    if (state == LicenseState.FRESH || state == LicenseState.REFRESH_DUE) {
      return new Licensed(claims.serial(), claims.features(), claims.validUntil(), state);
    }
    if (state == LicenseState.GRACE) {
      return new Grace(claims.serial(), claims.features(), held.daysLeft(now), claims.graceUntil());
    }
    return clockMayBeAhead(held, now)
        ? new NotKnown(Doubt.CLOCK)
        : new NotLicensed(new Lapsed(claims.graceUntil()));
  }

  /** It is earlier than the server has signed it to be (rule 11.5). */
  private boolean clockIsBehind(Instant now) {
    Optional<Contact> contact = kept().contact();
    return contact.isPresent() && now.isBefore(contact.get().server().minus(TOLERANCE));
  }

  /** If it is still as far ahead as at the last contact, the end it finds has not come. */
  private boolean clockMayBeAhead(VerifiedLicense held, Instant now) {
    return correction.isZero()
        && kept()
            .contact()
            .map(contact -> Duration.between(contact.server(), contact.here()))
            .filter(ahead -> ahead.compareTo(SLIGHT) > 0)
            .filter(ahead -> held.stateAt(now.minus(ahead)) != LicenseState.LAPSED)
            .isPresent();
  }

  private static Verdict.Ground ended(VerifiedEnding ending) {
    EndingClaims claims = ending.claims();
    return new Ended(claims.kind(), claims.at(), claims.by(), claims.reason());
  }

  private Verdict.Ground unlicensed() {
    return kept()
        .given()
        .<Verdict.Ground>map(up -> new GivenUp(up.at()))
        .orElseGet(NeverActivated::new);
  }
}
