package dev.licensing.core.license;

import java.util.function.Function;

/** The outcome of verifying a signed statement: accepted, or the first defect. */
public sealed interface Verification<T> {

  /** All checks passed. */
  record Accepted<T>(T value) implements Verification<T> {}

  /** It must not be relied on. It is no "no" either: ask the server again (rule 12.3). */
  record Rejected<T>(Defect defect) implements Verification<T> {}

  /** Goes on with what was accepted; a rejection stays one. */
  default <R> Verification<R> then(Function<T, Verification<R>> next) {
    if (this instanceof Accepted<T> accepted) {
      return next.apply(accepted.value());
    }
    return new Rejected<>(((Rejected<T>) this).defect());
  }
}
