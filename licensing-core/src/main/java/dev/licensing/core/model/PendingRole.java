package dev.licensing.core.model;

import java.time.Instant;

/** Becomes a role when an account with this e-mail registers (rule 5.9). */
public record PendingRole(OrderId order, Role role, Email email, Instant since) {}
