package dev.licensing.client.protocol;

import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.ServerProblem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The last questions and what became of them, for a support case: when, what kind, which codes. No
 * body, no credential, no fact of a reason. Thread-safe.
 */
public final class Journal {

  private static final int MOST = 12;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One question.
   *
   * @param call method and path
   * @param outcome in English
   */
  public record Entry(Instant at, String call, String outcome) {}

  /** The latest first. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  <B> void note(Instant at, Call call, Heard<B> heard) {
    note(new Entry(at, call.toString(), outcome(heard)));
  }

  private synchronized void note(Entry entry) {
    entries.addFirst(entry);
    if (entries.size() > MOST) {
      entries.removeLast();
    }
  }

  private static <B> String outcome(Heard<B> heard) {
    if (heard instanceof Heard.Did<B>) {
      return "done";
    }
    if (heard instanceof Heard.Nothing<B> nothing) {
      return "no answer: " + nothing.silence() + ", " + nothing.detail();
    }
    ServerProblem problem = ((Heard.Refusal<B>) heard).problem();
    return "refused: "
        + problem.code()
        + problem.reasons().stream().map(Journal::reason).collect(Collectors.joining())
        + " ("
        + problem.instance()
        + ")";
  }

  private static String reason(Reason reason) {
    return " [" + reason.code() + reason.retryAt().map(at -> " until " + at).orElse("") + "]";
  }
}
