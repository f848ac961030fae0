package dev.licensing.core.command;

import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RuntimeKeyId;
import java.util.Optional;

/**
 * A manager asks for a runtime key: for all hosts of a class, or for an application (rule 9.2).
 *
 * @param key the id the key shall have
 * @param application instead of hosts, where the terms allow that
 */
public record IssueRuntimeKey(
    Origin origin,
    OrderId order,
    RuntimeKeyId key,
    HostClass hostClass,
    Optional<ApplicationId> application)
    implements Command {

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
