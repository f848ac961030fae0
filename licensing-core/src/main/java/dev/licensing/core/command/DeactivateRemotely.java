package dev.licensing.core.command;

import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Text;
import java.util.Optional;

/**
 * The vendor's support ends exactly one activation; nobody is barred (rule 7.1).
 *
 * @param override whether quota and expiry shall not stand in the way (rule 7.4)
 * @param reason for the record and for the machine; at most 500 characters
 * @param confirmation the hash of the report that was seen; empty where none is demanded (14.3)
 */
public record DeactivateRemotely(
    Origin origin,
    ActivationId activation,
    boolean override,
    String reason,
    Optional<ReportHash> confirmation)
    implements Command {

  /**
   * @throws IllegalArgumentException if the reason is too long, has control characters, or is
   *     missing although something is overridden
   */
  public DeactivateRemotely {
    reason =
        override
            ? Text.bounded("reason", reason, Ending.LONGEST_REASON)
            : Text.boundedOrEmpty("reason", reason, Ending.LONGEST_REASON);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
