package dev.licensing.client.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a question to the server. Four things can: it was done; the server refused; no
 * answer came that can be relied on; or nothing was sent, because it could not succeed. No answer
 * is never a yes and never a no (rule 12.3). Immutable.
 */
public sealed interface Reply<T> {

  /** Hands this reply to its own case. */
  <R> R accept(Cases<? super T, R> cases);

  /** What was asked for; empty unless it was done. */
  default Optional<T> done() {
    return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
  }

  /** The same reply about something else that follows from the value. */
  default <R> Reply<R> map(Function<? super T, ? extends R> change) {
    return then(value -> new Done<>(change.apply(value)));
  }

  /** Goes on with the value if it was done; else stays what it is. */
  default <R> Reply<R> then(Function<? super T, Reply<R>> next) {
    return accept(
        new Cases<T, Reply<R>>() {
          @Override
          public Reply<R> done(T value) {
            return next.apply(value);
          }

          @Override
          public Reply<R> refused(ServerProblem problem) {
            return new Refused<>(problem);
          }

          @Override
          public Reply<R> noAnswer(NoAnswer<?> none) {
            return new NoAnswer<>(none.silence(), none.detail(), none.retryAt());
          }

          @Override
          public Reply<R> notSent(NotSent<?> none) {
            return new NotSent<>(none.hindrance(), none.detail());
          }
        });
  }

  /** It was done. */
  record Done<T>(T value) implements Reply<T> {
    @Override
    public <R> R accept(Cases<? super T, R> cases) {
      return cases.done(value);
    }
  }

  /** The server refused, and nothing changed there. */
  record Refused<T>(ServerProblem problem) implements Reply<T> {
    @Override
    public <R> R accept(Cases<? super T, R> cases) {
      return cases.refused(problem);
    }
  }

  /**
   * No answer that can be relied on. Whether the server did what was asked is not known; asking
   * again is safe.
   *
   * @param detail for a log or a support case, in English; never a password or token
   * @param retryAt when the server asked to come back; empty if it did not say
   */
  record NoAnswer<T>(Silence silence, String detail, Optional<Instant> retryAt)
      implements Reply<T> {
    @Override
    public <R> R accept(Cases<? super T, R> cases) {
      return cases.noAnswer(this);
    }
  }

  /**
   * Nothing was sent.
   *
   * @param detail for a log or a support case, in English
   */
  record NotSent<T>(Hindrance hindrance, String detail) implements Reply<T> {
    @Override
    public <R> R accept(Cases<? super T, R> cases) {
      return cases.notSent(this);
    }
  }

  /** One method for each case. */
  interface Cases<T, R> {
    /** It was done. */
    R done(T value);

    /** The server refused. */
    R refused(ServerProblem problem);

    /** No answer that can be relied on. */
    R noAnswer(NoAnswer<?> none);

    /** Nothing was sent. */
    R notSent(NotSent<?> none);
  }
}
