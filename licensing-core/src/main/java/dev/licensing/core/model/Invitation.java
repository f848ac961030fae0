package dev.licensing.core.model;

import java.time.Instant;

/** Becomes an assignment when an account with this e-mail registers (rule 4.4). */
public record Invitation(SerialNumber serial, Email email, Instant since) {}
