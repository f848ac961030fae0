package dev.licensing.core.command;

import dev.licensing.core.model.ReportHash;
import java.util.Optional;

/**
 * Deletes the account of the person who asks (rules 8.1 to 8.8).
 *
 * @param confirmation the hash of the report the person has seen (rule 8.5); empty asks for it
 */
public record DeleteAccount(Origin origin, Optional<ReportHash> confirmation) implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
