package dev.licensing.core.command;

import dev.licensing.core.model.AccountId;
import java.util.Optional;

/**
 * What the person owns, may use, uses and manages. Changes nothing.
 *
 * @param whose for the vendor, who sees what that account sees; empty shows the person's own
 */
public record ViewEstate(Origin origin, Optional<AccountId> whose) implements Command {

  /** What the person who asks has. */
  public static ViewEstate own(Origin origin) {
    return new ViewEstate(origin, Optional.empty());
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
