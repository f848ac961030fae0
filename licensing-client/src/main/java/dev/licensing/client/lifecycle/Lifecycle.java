package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Released;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.store.Kept;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.core.model.SerialNumber;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
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
  private final ReentrantLock steps = new ReentrantLock();

  /** The life cycle of one installation. */
  public Lifecycle(Means means) {
    this.means = means;
    this.activating = new Activating(means);
    this.releasing = new Releasing(means);
    this.refreshing = new Refreshing(means);
  }

  /** Reads and verifies what is kept, without any network. */
  public Verdict start() {
    return alone(
        () -> {
          means.custody().load();
          return means.custody().verdict();
        });
  }

  /** Activates this serial here. */
  public Reply<Activated> activate(SerialNumber serial) {
    return means.session().asking(token -> alone(() -> activate(serial, token)));
  }

  private Reply<Activated> activate(SerialNumber serial, Token token) {
    Optional<Reply<Activated>> open = settleOthers(serial, token);
    if (open.isPresent()) {
      return open.get();
    }
    if (holdsOther(serial)) {
      return new Reply.NotSent<>(
          Hindrance.OTHER_SERIAL_ACTIVATED, "release the serial that is activated here first");
    }
    Reply<Activated> reply = activating.activate(serial, token);
    if (reply.done().isPresent() && means.custody().verdict().refreshDue()) {
      // The answer to an old question; the license in it has aged since.
      means.custody().load().license().ifPresent(refreshing::refresh);
    }
    return reply;
  }

  /** An unanswered question about something else comes first, or a seat could be forgotten. */
  private Optional<Reply<Activated>> settleOthers(SerialNumber serial, Token token) {
    Optional<Attempt> open = means.custody().load().attempt();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    if (open.get() instanceof Attempt.Releasing release) {
      return unanswered(releasing.finish(release));
    }
    Attempt.Activating activation = (Attempt.Activating) open.get();
    return activation.serial().equals(serial) || !Activating.isOf(activation, token)
        ? Optional.empty()
        : unanswered(activating.finish(activation, token, Optional.empty()));
  }

  private static <T> Optional<Reply<Activated>> unanswered(Reply<T> reply) {
    return reply instanceof Reply.NoAnswer<T> none
        ? Optional.of(new Reply.NoAnswer<>(none.silence(), none.detail(), none.retryAt()))
        : Optional.empty();
  }

  /** A license made for another machine is none to release here. */
  private boolean holdsOther(SerialNumber serial) {
    return means.custody().found().kept().license().stream()
        .anyMatch(
            held ->
                !held.serial().equals(serial)
                    && !means
                        .custody()
                        .verdict()
                        .equals(new Verdict.NotKnown(Doubt.MACHINE_CHANGED)));
  }

  /** Finishes what is open, or asks for a new license file. */
  public Reply<Verdict> refresh() {
    return alone(
        () -> {
          Kept kept = means.custody().load();
          return kept.attempt()
              .flatMap(this::finish)
              .orElseGet(
                  () -> kept.license().map(refreshing::refresh).orElseGet(() -> nothing(kept)));
        });
  }

  /** Empty if it cannot be finished now: an activation needs its person. */
  private Optional<Reply<Verdict>> finish(Attempt attempt) {
    if (attempt instanceof Attempt.Releasing release) {
      return Optional.of(releasing.finish(release).map(released -> means.custody().verdict()));
    }
    Attempt.Activating activation = (Attempt.Activating) attempt;
    return means
        .session()
        .current()
        .filter(token -> Activating.isOf(activation, token))
        .map(
            token ->
                activating
                    .finish(activation, token, Optional.empty())
                    .map(activated -> means.custody().verdict()));
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
