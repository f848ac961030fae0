package dev.licensing.client;

import dev.licensing.core.model.ActivationId;

/**
 * A wish to end an activation from elsewhere (rule 3.2).
 *
 * @param unreachable the person's statement that the machine cannot be reached; never assume it
 * @param reason for the record and for that machine; may be empty, at most 500 characters
 */
public record ForceRelease(ActivationId activation, boolean unreachable, String reason) {}
