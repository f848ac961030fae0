package dev.licensing.core.command;

import dev.licensing.core.model.CommandId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What every command brings from outside, because the engine has no clock and no chance (14.5).
 *
 * @param at to the microsecond, which is what databases keep; what is finer is cut off
 */
public record Origin(CommandId id, Instant at, Actor by) {

  /** Cuts the instant to the microsecond. */
  public Origin {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
