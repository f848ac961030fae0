package dev.licensing.core.model;

import java.time.Duration;

/**
 * Where a deployed application may run, and for how long a runtime key serves (rules 9.1 to 9.3).
 *
 * @param production how many production host names an order may have; 0 for none
 * @param test how many test host names
 * @param wildcards whether {@code *.example.com} may be among them
 * @param applications whether a runtime key may name an application instead of hosts
 * @param keyValidFor from issue until a runtime key ends
 */
public record HostTerms(
    int production, int test, boolean wildcards, boolean applications, Duration keyValidFor) {

  /** The most host names of one class, so that a runtime key stays short. */
  public static final int MOST_HOSTS = 200;

  /**
   * @throws IllegalArgumentException naming the term that is out of its bounds
   */
  public HostTerms {
    if (production < 0 || production > MOST_HOSTS || test < 0 || test > MOST_HOSTS) {
      throw new IllegalArgumentException("host names are limited from 0 to " + MOST_HOSTS);
    }
    keyValidFor = Times.some("keyValidFor", keyValidFor);
  }

  /** No host names and no runtime keys. */
  public static HostTerms none() {
    return new HostTerms(0, 0, false, false, Duration.ofDays(365));
  }

  /** Keys for so many production and test host names, valid for a year. */
  public static HostTerms hosts(int production, int test) {
    return new HostTerms(production, test, false, false, Duration.ofDays(365));
  }

  /** How many host names of this class an order may have. */
  public int limit(HostClass hostClass) {
    return switch (hostClass) {
      case PRODUCTION -> production;
      case TEST -> test;
    };
  }
}
