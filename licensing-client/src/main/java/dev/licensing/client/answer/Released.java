package dev.licensing.client.answer;

import dev.licensing.core.model.ActivationId;
import java.time.Instant;

/**
 * The activation has ended and its seat is free (rule 3.1).
 *
 * @param at when, by the server's clock
 */
public record Released(ActivationId activation, Instant at) {}
