package dev.licensing.core.model;

import java.time.Duration;

/**
 * How long a license file serves without its server (rules 12.1, 12.3).
 *
 * @param refreshAfter from issue until the client should ask for a new file
 * @param validFor from issue until the file needs grace; not shorter than {@code refreshAfter}
 * @param grace after {@code validFor}: still usable, with a warning; zero for none
 */
public record OfflineTerms(Duration refreshAfter, Duration validFor, Duration grace) {

  /**
   * @throws IllegalArgumentException naming the period that is out of its bounds, or if refresh
   *     comes after the end
   */
  public OfflineTerms {
    refreshAfter = Times.period("refreshAfter", refreshAfter);
    validFor = Times.period("validFor", validFor);
    grace = Times.period("grace", grace);
    if (validFor.isZero() || validFor.compareTo(refreshAfter) < 0) {
      throw new IllegalArgumentException("a license file must be valid until its refresh is due");
    }
  }

  /** Refresh each day, valid for 30 days, 7 days of grace. */
  public static OfflineTerms standard() {
    return new OfflineTerms(Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(7));
  }
}
