package dev.licensing.examples.server.bulk;

/**
 * How far an import is.
 *
 * @param rows that are done, of {@code of}: imported, there already, or failed
 * @param issued orders that were issued
 * @param alreadyThere orders that had been issued by an earlier import, with the same serials
 * @param failed rows that were not imported; the report of errors says why
 * @param trouble why it stopped before its end; empty if it did not
 */
public record Progress(
    State state, long rows, long of, long issued, long alreadyThere, long failed, String trouble) {

  /** What it does. */
  public enum State {
    /** It goes on; or went on when its process ended, and can be resumed. */
    RUNNING,
    /** It was told to stop, and can be resumed. */
    CANCELLED,
    /** It could not go on, and can be resumed. */
    INTERRUPTED,
    /** All rows are done. */
    FINISHED
  }

  static Progress none(long of) {
    return new Progress(State.RUNNING, 0, of, 0, 0, 0, "");
  }

  Progress with(State changed, String why) {
    return new Progress(changed, rows, of, issued, alreadyThere, failed, why);
  }

  Progress plus(long moreRows, long moreIssued, long moreThere, long moreFailed) {
    return new Progress(
        state,
        rows + moreRows,
        of,
        issued + moreIssued,
        alreadyThere + moreThere,
        failed + moreFailed,
        trouble);
  }
}
