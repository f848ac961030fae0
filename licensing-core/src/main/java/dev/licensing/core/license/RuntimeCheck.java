package dev.licensing.core.license;

import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostName;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whether a runtime key lets a product run where it runs (rules 9.2, 9.4).
 *
 * @param actual the host or application it runs on, normalised where that was possible
 * @param expectedHosts those that the key names
 * @param expectedApplication the one that the key names
 * @param validUntil the first instant at which the key no longer serves
 */
public record RuntimeCheck(
    Outcome outcome,
    String actual,
    SortedSet<HostName> expectedHosts,
    Optional<ApplicationId> expectedApplication,
    Instant validUntil) {

  /** What was found. */
  public enum Outcome {
    /** The key names it, and serves. */
    PERMITTED,
    /** This very machine: no key is needed. */
    LOCAL,
    /** The key names others. */
    WRONG_HOST,
    /** The key names it, and has ended. */
    EXPIRED
  }

  /** Whether the product may run. */
  public boolean permitted() {
    return outcome == Outcome.PERMITTED || outcome == Outcome.LOCAL;
  }
}
