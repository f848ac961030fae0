package dev.licensing.core.spi;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Decision;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command on its way to the store.
 *
 * @param idempotency under which key its reply is kept; empty if it need not be
 * @param reply makes the reply that is kept and sent; pure, and may be called more than once
 */
public record Submission(
    Command command, Optional<Idempotency> idempotency, Function<Decision, StoredReply> reply) {}
