package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Text;
import java.util.Optional;

/**
 * Ends an activation from elsewhere (rules 3.2, 3.3).
 *
 * @param unreachable the statement that the machine cannot be reached
 * @param reason for the record and for the machine; may be empty, at most 500 characters
 * @param confirmation the hash of the report that was seen; empty where none is demanded (14.3)
 */
public record ForceRelease(
    Origin origin,
    ActivationId activation,
    boolean unreachable,
    String reason,
    Optional<ReportHash> confirmation)
    implements Command {

  /**
   * @throws IllegalArgumentException if the reason is too long or has control characters
   */
  public ForceRelease {
    reason = Text.boundedOrEmpty("reason", reason, Ending.LONGEST_REASON);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
