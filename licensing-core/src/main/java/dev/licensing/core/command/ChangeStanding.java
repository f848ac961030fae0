package dev.licensing.core.command;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Text;
import java.util.Optional;

/**
 * The vendor suspends, revokes or reinstates an order, or one of its serials (rule 2.7).
 *
 * @param serial empty for the whole order
 * @param reason for the record; at most 500 characters
 */
public record ChangeStanding(
    Origin origin, OrderId order, Optional<SerialNumber> serial, Standing standing, String reason)
    implements Command {

  /**
   * @throws IllegalArgumentException if the reason is too long or has control characters
   */
  public ChangeStanding {
    reason = Text.boundedOrEmpty("reason", reason, Request.LONGEST_TEXT);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
