package dev.licensing.client.answer;

/**
 * Hears of changes while a license is kept fresh. Called on the thread of the upkeep, one call at a
 * time, in order; what takes long delays the next renewal. It may call the client. What it throws
 * is logged and goes no further.
 */
@FunctionalInterface
public interface LicenseListener {

  /**
   * The verdict has changed, if only in its end. A license was lost where {@code before} was
   * licensed and {@code now} is not; by then the server has been asked, if it could be.
   */
  void verdictChanged(Verdict before, Verdict now);

  /** The upkeep has come to another state. */
  default void upkeepChanged(UpkeepStatus now) {}
}
