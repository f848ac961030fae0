package dev.licensing.testkit.conformance;

import java.time.Duration;

/**
 * What one check found out.
 *
 * @param message what the server should have done, what was asked and answered, what it proves and
 *     what to look at; empty where the check passed
 * @param time it took
 */
public record ConformanceResult(
    ConformanceCheck check, Outcome outcome, String message, Duration time) {

  /** How a check came out. No answer is neither of the first two. */
  public enum Outcome {
    /** The server conforms. */
    PASSED,
    /** It does not. */
    FAILED,
    /** It gave no answer that could be judged, or holds up this address. */
    NOT_RUN
  }

  static ConformanceResult passed(ConformanceCheck check, long start) {
    return new ConformanceResult(check, Outcome.PASSED, "", since(start));
  }

  static ConformanceResult failed(ConformanceCheck check, long start, String message) {
    return new ConformanceResult(check, Outcome.FAILED, message, since(start));
  }

  static ConformanceResult notRun(ConformanceCheck check, long start, String message) {
    return new ConformanceResult(check, Outcome.NOT_RUN, message, since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
