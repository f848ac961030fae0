package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.CarriedFile;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reactivated;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.wire.Replies;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The steps in their order: what was asked before and is not answered comes first. One step at a
 * time; the lock is this object's, so several installations never wait for each other.
 */
public final class Lifecycle {

  private final Means means;
  private final Activating activating;
  private final Releasing releasing;
  private final Refreshing refreshing;
  private final Reactivating reactivating;
  private final Trying trying;
  private final Carrying carrying;
  private final ReentrantLock steps = new ReentrantLock();

  /** The life cycle of one installation. */
  public Lifecycle(Means means) {
    this.means = means;
    this.activating = new Activating(means);
    this.releasing = new Releasing(means);
    this.refreshing = new Refreshing(means);
    this.reactivating = new Reactivating(means, refreshing);
    this.trying = new Trying(means);
    this.carrying = new Carrying(means);
  }

  /** Reads and verifies what is kept. */
  public Verdict start() {
    return alone(() -> means.custody().start());
  }

  /** Activates this serial here. */
  public Reply<Activated> activate(SerialNumber serial) {
    return means.session().asking(token -> alone(() -> activate(serial, token)));
  }

  /** The same in nobody's name. */
  public Reply<Activated> activateAsBearer(SerialNumber serial) {
    return alone(() -> activate(serial, Token.BEARER));
  }

  private Reply<Activated> activate(SerialNumber serial, Token token) {
    Optional<Reply<Activated>> open =
        settle(attempt -> concerns(attempt, serial) ? Optional.empty() : finish(attempt, token));
    if (open.isPresent()) {
      return open.get();
    }
    if (holds(license -> !license.serial().equals(serial))) {
      return new Reply.NotSent<>(
          Hindrance.OTHER_SERIAL_ACTIVATED, "release the serial that is activated here first");
    }
    Reply<Activated> reply = activating.activate(serial, token);
    if (reply.done().isPresent()) {
      // The seat of whoever was here before; without an answer it stays open.
      means.custody().found().kept().attempt().ifPresent(this::finish);
    }
    if (reply.done().isPresent() && means.custody().verdict().refreshDue()) {
      // The answer to an old question; the license in it has aged since.
      means.custody().load().license().ifPresent(refreshing::refresh);
    }
    return reply;
  }

  private static boolean concerns(Attempt attempt, SerialNumber serial) {
    return attempt instanceof Attempt.Activating activation && activation.serial().equals(serial);
  }

  /** Starts the trial of the product here. */
  public Reply<Activated> startTrial() {
    return means.session().asking(token -> alone(() -> startTrial(token)));
  }

  private Reply<Activated> startTrial(Token token) {
    Optional<Reply<Activated>> open = settle(attempt -> finish(attempt, token));
    if (open.isPresent()) {
      return open.get();
    }
    return holds(any -> true)
        ? new Reply.NotSent<>(
            Hindrance.OTHER_SERIAL_ACTIVATED, "release the serial that is activated here first")
        : trying.start(token);
  }

  /** A request for this serial, for a person to carry. */
  public Reply<CarriedFile> carryRequest(SerialNumber serial) {
    return alone(
        () -> {
          means.custody().load();
          return holds(any -> true)
              ? new Reply.NotSent<>(
                  Hindrance.OTHER_SERIAL_ACTIVATED,
                  "release the serial that is activated here first")
              : new Reply.Done<>(carrying.request(serial));
        });
  }

  /** Takes a license that a person brought. */
  public Reply<Verdict> takeCarried(String text) {
    return alone(() -> carrying.take(text));
  }

  /** Gives the license up; a person carries that. */
  public Reply<CarriedFile> carryTicket() {
    return alone(carrying::ticket);
  }

  /** Moves the activation that is held to this machine as it is now. */
  public Reply<Reactivated> reactivate() {
    return alone(
        () ->
            this.<Reactivated>settle(this::finish)
                .orElseGet(
                    () ->
                        held()
                            .map(this::reactivate)
                            .orElseGet(
                                () ->
                                    new Reply.NotSent<>(
                                        Hindrance.NOT_ACTIVATED,
                                        "there is no license to reactivate"))));
  }

  private Reply<Reactivated> reactivate(HeldLicense held) {
    return reactivating.reactivate(
        held.activation(), call -> means.ask(call, held.compact(), Replies.Reactivated.class));
  }

  /** The same of an activation whose license is not here any more. */
  public Reply<Reactivated> reactivate(ActivationId activation) {
    return means
        .session()
        .asking(
            token ->
                alone(
                    () ->
                        this.<Reactivated>settle(attempt -> finish(attempt, token))
                            .orElseGet(() -> reactivate(activation, token))));
  }

  private Reply<Reactivated> reactivate(ActivationId activation, Token token) {
    return holds(license -> !license.activation().equals(activation))
        ? new Reply.NotSent<>(
            Hindrance.OTHER_SERIAL_ACTIVATED, "release the serial that is activated here first")
        : reactivating.reactivate(
            activation,
            call -> means.exchange().ask(call.bearing(token.value()), Replies.Reactivated.class));
  }

  /**
   * An unanswered question about something else comes first, or a seat could be forgotten.
   *
   * @return the silence that is in the way, if it still gets no answer
   */
  private <T> Optional<Reply<T>> settle(Function<Attempt, Optional<Reply<Verdict>>> finishing) {
    return means.custody().load().attempt().flatMap(finishing).flatMap(Lifecycle::unanswered);
  }

  private static <T> Optional<Reply<T>> unanswered(Reply<Verdict> reply) {
    return reply instanceof Reply.NoAnswer<Verdict> none
        ? Optional.of(new Reply.NoAnswer<>(none.silence(), none.detail(), none.retryAt()))
        : Optional.empty();
  }

  private Optional<HeldLicense> held() {
    return means.custody().found().kept().license();
  }

  /** A license made for another machine is none to release here. */
  private boolean holds(Predicate<HeldLicense> which) {
    return held().filter(which).isPresent()
        && !means.custody().verdict().equals(new Verdict.NotKnown(Doubt.MACHINE_CHANGED));
  }

  /** Finishes what is open, or asks for a new license file. */
  public Reply<Verdict> refresh() {
    return alone(
        () -> {
          Kept kept = means.custody().load();
          return kept.attempt()
              .flatMap(open -> finish(open).map(reply -> sinceThen(open, reply)))
              .orElseGet(() -> kept.license().map(this::refresh).orElseGet(() -> nothing(kept)));
        });
  }

  private Reply<Verdict> refresh(HeldLicense held) {
    means.keySets().look();
    return refreshing.refresh(held);
  }

  /** An old question may get its old answer: what has become of the seat is asked at once (3.5). */
  private Reply<Verdict> sinceThen(Attempt open, Reply<Verdict> finished) {
    boolean activated = open instanceof Attempt.Activating && finished.done().isPresent();
    return held()
        .filter(license -> activated)
        .map(this::refresh)
        .filter(newer -> !(newer instanceof Reply.NoAnswer))
        .orElse(finished);
  }

  /** Trusts by a key set that somebody brought. */
  public Reply<Verdict> takeKeySet(String text) {
    return alone(
        () -> {
          means.custody().load();
          return means.keySets().take(text);
        });
  }

  /** Whether something is left open that {@link #refresh} can finish now; from memory. */
  public boolean canFinish() {
    return means
        .custody()
        .found()
        .kept()
        .attempt()
        .filter(
            open ->
                !(open instanceof Attempt.Activating activation) || person(activation).isPresent())
        .isPresent();
  }

  /** Empty if it cannot be finished now: an activation needs its person. */
  private Optional<Reply<Verdict>> finish(Attempt attempt) {
    return attempt instanceof Attempt.Activating activation
        ? person(activation).flatMap(token -> finish(attempt, token))
        : Optional.of(release((Attempt.Releasing) attempt));
  }

  private Optional<Reply<Verdict>> finish(Attempt attempt, Token token) {
    if (attempt instanceof Attempt.Releasing release) {
      return Optional.of(release(release));
    }
    Attempt.Activating activation = (Attempt.Activating) attempt;
    return Activating.isOf(activation, token)
        ? Optional.of(
            activating
                .finish(activation, token, Optional.empty())
                .map(activated -> means.custody().verdict()))
        : Optional.empty();
  }

  private Reply<Verdict> release(Attempt.Releasing release) {
    return releasing.finish(release).map(released -> means.custody().verdict());
  }

  private Optional<Token> person(Attempt.Activating activation) {
    return means
        .session()
        .current()
        .or(() -> Optional.of(Token.BEARER))
        .filter(token -> Activating.isOf(activation, token));
  }

  private static Reply<Verdict> nothing(Kept kept) {
    return kept.attempt().isPresent()
        ? new Reply.NotSent<>(Hindrance.NOT_SIGNED_IN, "who began to activate must sign in")
        : new Reply.NotSent<>(Hindrance.NOT_ACTIVATED, "there is no license to refresh");
  }

  /** Gives the seat back. */
  public Reply<Released> release() {
    return alone(releasing::release);
  }

  private <T> T alone(Supplier<T> step) {
    steps.lock();
    try {
      return step.get();
    } finally {
      steps.unlock();
    }
  }
}
