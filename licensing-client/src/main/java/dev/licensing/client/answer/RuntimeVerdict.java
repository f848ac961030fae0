package dev.licensing.client.answer;

import dev.licensing.core.license.Defect;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a deployed product may run where it runs, and why (rules 9.2, 9.4). It advises; what the
 * application does with it is the application's business. Immutable.
 */
public sealed interface RuntimeVerdict {

  /** Whether it may run. */
  default boolean permitted() {
    return this instanceof Permitted || this instanceof Local;
  }

  /**
   * The key names this host or application, and serves.
   *
   * @param test whether it is for tests only: let the product say so, for example by a watermark
   * @param until the first instant at which it serves no longer
   */
  record Permitted(boolean test, Instant until) implements RuntimeVerdict {}

  /** This very machine, for which no key is needed. */
  record Local() implements RuntimeVerdict {}

  /**
   * The key names others.
   *
   * @param actual the host or application it runs on, normalised where that was possible
   * @param expectedHosts those that the key names
   * @param expectedApplication the one that the key names
   */
  record WrongHost(
      String actual, SortedSet<HostName> expectedHosts, Optional<ApplicationId> expectedApplication)
      implements RuntimeVerdict {

    /** Copies the hosts. */
    public WrongHost {
      expectedHosts = Collections.unmodifiableSortedSet(new TreeSet<>(expectedHosts));
    }
  }

  /**
   * The key has ended.
   *
   * @param at the first instant at which it served no longer
   */
  record Expired(Instant at) implements RuntimeVerdict {}

  /** It is no key to rely on: not signed by a trusted key, damaged, or for another product. */
  record NotTrusted(Defect defect) implements RuntimeVerdict {}
}
