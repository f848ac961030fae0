package dev.licensing.core.command;

import dev.licensing.core.model.AccountId;
import java.util.Optional;

/**
 * Who somebody is, and from which orders they were removed (rule 6.6). Changes nothing.
 *
 * @param whose for the vendor; empty shows the person's own
 */
public record ViewAccount(Origin origin, Optional<AccountId> whose) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
