package dev.licensing.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with keeping a license fresh. Times are the server's, where it was heard.
 *
 * @param since when it came to this state
 * @param failure what became of the last question, unless it was done
 * @param nextAttempt when the server will be asked next; empty where there is nothing to ask
 */
public record UpkeepStatus(
    State state, Instant since, Optional<Reply<Verdict>> failure, Optional<Instant> nextAttempt) {

  /** What the upkeep does. */
  public enum State {
    /** It has not looked yet. */
    STARTING,
    /** A license is held, and will be asked for again in time. */
    KEEPING,
    /** The last attempt failed; there will be another. */
    RETRYING,
    /** There is nothing to keep: the serial has to be activated, by a person. */
    IDLE,
    /** It was closed. */
    CLOSED
  }
}
