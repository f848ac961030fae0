package dev.licensing.server.notice;

/** A notice did not arrive, or nobody knows whether it did. Its message names no person. */
public final class NotDelivered extends Exception {

  private static final long serialVersionUID = 1;
  private static final int LONGEST = 200;

  private final boolean forGood;

  private NotDelivered(String problem, boolean forGood) {
    super(problem.substring(0, Math.min(LONGEST, problem.length())));
    this.forGood = forGood;
  }

  /**
   * It is worth trying again.
   *
   * @param problem for people; kept up to 200 characters, so without personal data
   */
  public static NotDelivered forNow(String problem) {
    return new NotDelivered(problem, false);
  }

  /**
   * Trying again cannot help: the notice becomes a dead letter at once.
   *
   * @param problem for people; kept up to 200 characters, so without personal data
   */
  public static NotDelivered forGood(String problem) {
    return new NotDelivered(problem, true);
  }

  boolean isForGood() {
    return forGood;
  }
}
