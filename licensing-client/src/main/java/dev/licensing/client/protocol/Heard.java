package dev.licensing.client.protocol;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.client.answer.Silence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What came back, understood as far as the protocol goes; nothing signed is verified yet. */
public sealed interface Heard<B> {

  /** The server did it, and says so in this body. */
  record Did<B>(B body) implements Heard<B> {}

  /**
   * The server refused.
   *
   * @param statement a signed "no", not verified yet
   */
  record Refusal<B>(ServerProblem problem, Optional<String> statement) implements Heard<B> {}

  /** Nothing that says anything. */
  record Nothing<B>(Silence silence, String detail, Optional<Instant> retryAt)
      implements Heard<B> {}

  /** As a reply; a body that cannot be translated says nothing either. */
  default <T> Reply<T> reply(Function<B, T> translation) {
    if (this instanceof Did<B> did) {
      try {
        return new Reply.Done<>(translation.apply(did.body()));
      } catch (IllegalArgumentException | DateTimeException e) {
        return new Reply.NoAnswer<>(
            Silence.NOT_UNDERSTOOD, String.valueOf(e.getMessage()), Optional.empty());
      }
    }
    return other();
  }

  /** As a reply, of what was not done. */
  default <T> Reply<T> other() {
    if (this instanceof Refusal<B> refusal) {
      return new Reply.Refused<>(refusal.problem());
    }
    Nothing<B> nothing = (Nothing<B>) this;
    return new Reply.NoAnswer<>(nothing.silence(), nothing.detail(), nothing.retryAt());
  }
}
