package dev.licensing.core.model;

import java.time.Instant;

/** The owner lets this account use this serial, since this instant (rule 4.4). */
public record Assignment(SerialNumber serial, AccountId account, Instant since) {}
