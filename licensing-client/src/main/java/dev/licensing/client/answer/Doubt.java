package dev.licensing.client.answer;

/** Why it is not known whether there is a license, and what to do about it. */
public enum Doubt {
  /** The client has not looked yet. */
  NOT_STARTED(Advice.START),
  /** What was kept is damaged beyond use (rule 12.6). */
  STORE_DAMAGED(Advice.ACTIVATE),
  /** What was kept cannot be read just now. */
  STORE_UNREADABLE(Advice.START),
  /** What was kept belongs to another machine, or this one has changed altogether (rule 12.6). */
  STORE_OF_OTHER_MACHINE(Advice.ACTIVATE),
  /** A newer version of the application has written what was kept. */
  STORE_NEWER(Advice.UPDATE),
  /** The license file was made for a machine that this one no longer resembles (rule 13.1). */
  MACHINE_CHANGED(Advice.ACTIVATE),
  /** The license file is not signed by a key trusted here, or not for this product (rule 12.4). */
  LICENSE_NOT_TRUSTED(Advice.REFRESH),
  /** The clock of this machine cannot be right (rule 11.5). */
  CLOCK(Advice.REFRESH);

  private final Advice advice;

  Doubt(Advice advice) {
    this.advice = advice;
  }

  /** What to do. */
  public Advice advice() {
    return advice;
  }
}
