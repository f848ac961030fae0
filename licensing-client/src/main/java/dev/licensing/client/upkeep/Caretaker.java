package dev.licensing.client.upkeep;

import dev.licensing.client.answer.LicenseListener;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.UpkeepStatus.State;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Custody;
import dev.licensing.client.lifecycle.Lifecycle;
import dev.licensing.client.policy.UpkeepPolicy;
import dev.licensing.client.store.Companions;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.VerifiedLicense;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps one license fresh, turn by turn. A turn looks at the clock, does what is due, tells what
 * has changed, and says how long to rest; it knows no thread. Turns are taken one after the other;
 * the status may be asked for from anywhere.
 */
public final class Caretaker {

  /**
   * No rest is longer, because a rest does not count the time the computer slept, and the clock may
   * be set at any time.
   */
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** How often to look what other processes have made of the store. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  /** An answer seldom takes longer, and then somebody else may ask. */
  private static final Duration WHILE_ANOTHER_ASKS = Duration.ofSeconds(5);

  private final Lifecycle lifecycle;
  private final Custody custody;
  private final Companions companions;
  private final UpkeepPolicy policy;
  private final Rhythm rhythm;
  private final Audience audience;
  private volatile UpkeepStatus status;
  private volatile boolean hurried;
  private Optional<Instant> nextLook = Optional.empty();
  private Optional<Reply<Verdict>> failure = Optional.empty();

  /** Nothing is done before the first turn. */
  public Caretaker(
      Lifecycle lifecycle,
      Custody custody,
      Companions companions,
      UpkeepPolicy policy,
      RandomGenerator random,
      List<LicenseListener> listeners) {
    this.lifecycle = lifecycle;
    this.custody = custody;
    this.companions = companions;
    this.policy = policy;
    this.rhythm = new Rhythm(policy, random);
    this.audience = new Audience(listeners, custody.verdict());
    this.status =
        new UpkeepStatus(State.STARTING, custody.now(), Optional.empty(), Optional.empty());
  }

  /** How it stands; from memory. */
  public UpkeepStatus status() {
    return status;
  }

  /** With the next turn, what has failed is tried again at once. */
  public void hurry() {
    hurried = true;
  }

  /** Does what is due, and says how long nothing will be. */
  public Duration turn() {
    Instant now = custody.now();
    rhythm.at(now);
    if (hurried) {
      hurried = false;
      rhythm.hurry();
    }
    companions.join();
    if (isOver(now, nextLook)) {
      look(now);
    }
    if (isDue(now)) {
      boolean mine = companions.unlessAnotherDoes(() -> askIfStillDue(now));
      if (!mine) {
        rhythm.pause(now.plus(WHILE_ANOTHER_ASKS));
      }
    }
    audience.see(custody.verdict());
    Optional<Instant> next = next(custody.now());
    become(state(next), next);
    return rest(next);
  }

  private void look(Instant now) {
    lifecycle.start();
    nextLook = Optional.of(now.plus(BETWEEN_LOOKS));
  }

  private static boolean isOver(Instant now, Optional<Instant> next) {
    return next.isEmpty()
        || !now.isBefore(next.get())
        || next.get().isAfter(now.plus(BETWEEN_LOOKS)); // the clock was set back
  }

  private boolean isDue(Instant now) {
    return next(now).filter(next -> !now.isBefore(next)).isPresent();
  }

  /** Another process may have asked already. */
  private void askIfStillDue(Instant asked) {
    look(asked);
    if (isDue(asked)) {
      ask();
    }
  }

  private void ask() {
    Reply<Verdict> reply = lifecycle.refresh();
    failure = reply.done().isPresent() ? Optional.empty() : Optional.of(reply);
    Instant now = custody.now();
    boolean settled = due(now).filter(due -> !now.isBefore(due)).isEmpty();
    if (settled) {
      rhythm.succeeded();
    } else {
      rhythm.failed(now, claims(), reply.accept(new WhenAgain()));
    }
  }

  /** When the server is to be asked next; empty if there is nothing to ask. */
  private Optional<Instant> next(Instant now) {
    return due(now).map(rhythm::afterFailures);
  }

  /** The same, as if nothing had failed. */
  private Optional<Instant> due(Instant now) {
    if (lifecycle.canFinish()) {
      return Optional.of(now);
    }
    Verdict verdict = custody.verdict();
    if (verdict instanceof Verdict.Licensed) {
      return claims().map(rhythm::renewal);
    }
    return verdict.refreshDue() ? Optional.of(now) : Optional.empty();
  }

  private Optional<LicenseClaims> claims() {
    return custody.license().map(VerifiedLicense::claims);
  }

  private State state(Optional<Instant> next) {
    if (next.isEmpty()) {
      return State.IDLE;
    }
    return rhythm.isRetrying() ? State.RETRYING : State.KEEPING;
  }

  private void become(State state, Optional<Instant> next) {
    boolean another = state != status.state();
    Instant since = another ? custody.now() : status.since();
    status = new UpkeepStatus(state, since, failure, next);
    if (another) {
      audience.see(status);
    }
  }

  private Duration rest(Optional<Instant> next) {
    Instant now = custody.now();
    Instant latest = now.plus(LONGEST_REST);
    Instant end = next.filter(due -> due.isBefore(latest)).orElse(latest);
    rhythm.until(end);
    return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
  }

  /** Gives a floating seat back, unless another process lives on it; the last thing to do. */
  public void leave() {
    boolean alone = companions.leave();
    boolean floating = claims().flatMap(LicenseClaims::leaseUntil).isPresent();
    if (alone && floating && !policy.releaseWithin().isZero()) {
      lifecycle.release();
    }
    become(State.CLOSED, Optional.empty());
  }

  /** When a question that was not answered by a yes may be put again. */
  private static final class WhenAgain implements Reply.Cases<Verdict, Optional<Instant>> {
    @Override
    public Optional<Instant> done(Verdict value) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> refused(ServerProblem problem) {
      return problem.retryAt();
    }

    @Override
    public Optional<Instant> noAnswer(Reply.NoAnswer<?> none) {
      return none.retryAt();
    }

    @Override
    public Optional<Instant> notSent(Reply.NotSent<?> none) {
      return Optional.empty();
    }
  }
}
