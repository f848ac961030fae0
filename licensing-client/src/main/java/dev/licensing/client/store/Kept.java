package dev.licensing.client.store;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * What an installation remembers. No password and no token is ever among it. Immutable.
 *
 * @param attempt what was asked and is not answered
 * @param contact when a signed statement was last received
 * @param refusal the signed "not now" about the license that is held (rule 12.3)
 * @param ending the last signed ending, of the license that was held then
 * @param given the last release from here
 * @param keySet the latest that a root has signed (rule 12.4)
 * @param lost why something that was kept before could not be read, until a license is held again
 */
public record Kept(
    Optional<HeldLicense> license,
    Optional<Attempt> attempt,
    Optional<Contact> contact,
    Optional<HeldRefusal> refusal,
    Optional<HeldEnding> ending,
    Optional<GivenUp> given,
    Optional<String> keySet,
    Optional<StoreCondition> lost) {

  private static final Kept NOTHING =
      new Kept(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Nothing yet. */
  public static Kept nothing() {
    return NOTHING;
  }

  /** Nothing that can be read, although there is something. */
  public static Kept lost(StoreCondition why) {
    return new Kept(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why));
  }

  /** A license file as it was received and verified, and what it was then known to be. */
  public record HeldLicense(
      String compact, ActivationId activation, SerialNumber serial, Instant issuedAt) {

    private boolean isOlderThan(HeldLicense other) {
      return activation.equals(other.activation) && issuedAt.isBefore(other.issuedAt);
    }
  }

  /**
   * A signed "not now" as it was received, with what is needed to verify it again.
   *
   * @param at when the server said so
   */
  public record HeldRefusal(String compact, ActivationId activation, String nonce, Instant at) {

    private boolean isNewerThan(HeldLicense license) {
      return activation.equals(license.activation) && at.isAfter(license.issuedAt);
    }
  }

  /** A signed ending as it was received, with what is needed to verify it again. */
  public record HeldEnding(String compact, ActivationId activation, String nonce) {}

  /** A release that the server confirmed. */
  public record GivenUp(ActivationId activation, Instant at) {}

  /**
   * The latest signed server time, and what this machine's clock said when it arrived (rule 11.5).
   */
  public record Contact(Instant server, Instant here) {}

  /** A request that is repeated word for word until its answer is known (rule 2.4). */
  public sealed interface Attempt {

    /** Under which the server recognises a repetition. */
    String key();

    /** As it was, or will be, sent. */
    Machine machine();

    /**
     * An activation.
     *
     * @param account of who asked; empty if only a token was known
     * @param builtOn of the build that asked, if it said so
     */
    record Activating(
        String key,
        SerialNumber serial,
        String nonce,
        Machine machine,
        String account,
        Optional<Instant> builtOn)
        implements Attempt {}

    /** A release. */
    record Releasing(String key, ActivationId activation, String compact, Machine machine)
        implements Attempt {}
  }

  /**
   * With this license instead, unless it is older than the one held of the same activation, or came
   * late: what has ended or was given up stays so, because no activation ever comes back. A "not
   * now" stays if the server said it later.
   */
  public Kept holding(HeldLicense held) {
    boolean over =
        given.filter(up -> up.activation().equals(held.activation())).isPresent()
            || ending.filter(no -> no.activation().equals(held.activation())).isPresent();
    if (over) {
      return this;
    }
    HeldLicense newest = license.filter(held::isOlderThan).orElse(held);
    return new Kept(
        Optional.of(newest),
        attempt,
        contact,
        refusal.filter(no -> no.isNewerThan(held)),
        Optional.empty(),
        Optional.empty(),
        keySet,
        Optional.empty());
  }

  /** With this attempt under way. */
  public Kept attempting(Attempt begun) {
    return new Kept(license, Optional.of(begun), contact, refusal, ending, given, keySet, lost);
  }

  /**
   * With this request in the place of what was open. A seat whose return ticket that was is not
   * given up any more: if nobody hands the ticket in, the same activation comes back.
   */
  public Kept requesting(Attempt.Activating begun) {
    Optional<ActivationId> ticket =
        attempt
            .filter(Attempt.Releasing.class::isInstance)
            .map(open -> ((Attempt.Releasing) open).activation());
    Optional<GivenUp> confirmed = given.filter(up -> !ticket.equals(Optional.of(up.activation())));
    return new Kept(license, Optional.of(begun), contact, refusal, ending, confirmed, keySet, lost);
  }

  /** Without the attempt that has this key; another one stays. */
  public Kept settled(String key) {
    Optional<Attempt> other = attempt.filter(a -> !a.key().equals(key));
    return new Kept(license, other, contact, refusal, ending, given, keySet, lost);
  }

  /**
   * Without this release, which the server refused: a license that was given up for its return
   * ticket is gone, and its seat is not free.
   */
  public Kept refusedRelease(Attempt.Releasing refused) {
    Optional<GivenUp> others = given.filter(up -> !up.activation().equals(refused.activation()));
    Kept now = settled(refused.key());
    return new Kept(now.license, now.attempt, contact, refusal, ending, others, keySet, lost);
  }

  /** With this contact, unless a later one is known. */
  public Kept contacted(Contact now) {
    boolean later = contact.isPresent() && contact.get().server().isAfter(now.server());
    return later
        ? this
        : new Kept(license, attempt, Optional.of(now), refusal, ending, given, keySet, lost);
  }

  /**
   * With the license that is held serving no longer for now, unless the server has changed its mind
   * since; the license stays, because it proves whose the seat is.
   */
  public Kept withheld(HeldRefusal signed) {
    boolean counts =
        holds(signed.activation())
            && license.filter(held -> held.issuedAt().isAfter(signed.at())).isEmpty();
    return counts
        ? new Kept(license, attempt, contact, Optional.of(signed), ending, given, keySet, lost)
        : this;
  }

  /** Without the license of the activation that has ended; that of another one stays. */
  public Kept ended(HeldEnding signed) {
    return holds(signed.activation()) ? without(Optional.of(signed), Optional.empty()) : this;
  }

  /** Without the license that was given up; that of another activation stays. */
  public Kept released(GivenUp up) {
    return holds(up.activation()) ? without(Optional.empty(), Optional.of(up)) : this;
  }

  /** With this key set. */
  public Kept trusting(String signed) {
    return new Kept(license, attempt, contact, refusal, ending, given, Optional.of(signed), lost);
  }

  private Kept without(Optional<HeldEnding> no, Optional<GivenUp> up) {
    return new Kept(Optional.empty(), attempt, contact, Optional.empty(), no, up, keySet, lost);
  }

  /** Whether the license held is of this activation. */
  public boolean holds(ActivationId activation) {
    return license.filter(held -> held.activation().equals(activation)).isPresent();
  }
}
