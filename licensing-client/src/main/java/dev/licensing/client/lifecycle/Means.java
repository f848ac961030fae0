package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.protocol.Exchange;
import dev.licensing.core.license.Defect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * What each step of the life cycle works with.
 *
 * @param builtOn when this build was released, if the application said so
 */
public record Means(
    Exchange exchange,
    Custody custody,
    ThisMachine machine,
    Session session,
    Nonces nonces,
    InstantSource clock,
    Optional<Instant> builtOn) {

  /** Refusals of the endpoint that leave the question open: it was not looked at. */
  private static final Set<String> UNDECIDED =
      Set.of("NOT_SIGNED_IN", "TOO_MANY_ATTEMPTS", "REAUTHENTICATION_REQUIRED");

  /** Whether a refusal answers the question, so that repeating it word for word is pointless. */
  static boolean settles(String code) {
    return !UNDECIDED.contains(code);
  }

  /** The server's answer cannot be relied on (rule 12.1). */
  static <T> Reply<T> notTrusted(Defect defect) {
    return new Reply.NoAnswer<>(Silence.NOT_TRUSTED, defect.name(), Optional.empty());
  }
}
