package dev.licensing.core.command;

import dev.licensing.core.model.CommandId;
import java.time.Instant;

/** What every command brings from outside, because the engine has no clock and no chance (14.5). */
public record Origin(CommandId id, Instant at, Actor by) {}
