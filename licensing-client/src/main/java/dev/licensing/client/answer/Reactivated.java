package dev.licensing.client.answer;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * The activation is live on the machine as it is now, and its license file is held (rule 3.6).
 *
 * @param coolDownUntil the first instant at which the serial can be reactivated or force released
 *     again; empty if the machine had not changed, which costs nothing
 */
public record Reactivated(
    ActivationId activation, SerialNumber serial, Optional<Instant> coolDownUntil) {}
