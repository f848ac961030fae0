package dev.licensing.examples.desktop.model;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks the client one thing at a time, away from the thread of the screen, and brings the answer
 * back to it. Who stops waiting gets no answer; what was asked goes its way, and what came of it is
 * in the client. All methods belong to the thread of the screen.
 */
final class Asking {

  private final LicensingClient client;
  private final Executor background;
  private final Executor screen;
  private final Runnable changed;
  private Optional<String> waiting = Optional.empty();
  private int turn;

  /**
   * @param changed called whenever the waiting begins or ends, and when an answer came that nobody
   *     waited for any more
   */
  Asking(LicensingClient client, Executor background, Executor screen, Runnable changed) {
    this.client = client;
    this.background = background;
    this.screen = screen;
    this.changed = changed;
  }

  /** What is waited for, as a key of the {@link Words}; empty if nothing is. */
  Optional<String> waiting() {
    return waiting;
  }

  /** Asks, and hands the answer on unless somebody stops waiting before. */
  <T> void ask(
      String what, Function<LicensingClient, Reply<T>> question, Consumer<Reply<T>> answered) {
    int mine = ++turn;
    waiting = Optional.of(what);
    changed.run();
    CompletableFuture<Void> unused =
        client
            .on(background)
            .ask(question)
            .exceptionally(failure -> broken(failure))
            .thenAcceptAsync(reply -> heard(mine, reply, answered), screen);
  }

  private <T> void heard(int asked, Reply<T> reply, Consumer<Reply<T>> answered) {
    if (asked == turn && waiting.isPresent()) {
      waiting = Optional.empty();
      answered.accept(reply);
    }
    changed.run();
  }

  /** The client throws nothing; a transport or store of the application may. */
  private static <T> Reply<T> broken(Throwable failure) {
    return new Reply.NoAnswer<>(Silence.BROKEN, failure.toString(), Optional.empty());
  }

  /** Stops waiting. */
  void stop() {
    if (waiting.isPresent()) {
      turn++;
      waiting = Optional.empty();
      changed.run();
    }
  }
}
