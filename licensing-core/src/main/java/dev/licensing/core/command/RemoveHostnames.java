package dev.licensing.core.command;

import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import java.util.SortedSet;

/**
 * A manager takes hosts out, all of them or none. Keys that name them serve until they end (rules
 * 9.1, 9.3).
 */
public record RemoveHostnames(
    Origin origin, OrderId order, HostClass hostClass, SortedSet<HostName> hosts)
    implements Command {

  /**
   * @throws IllegalArgumentException if no host is named
   */
  public RemoveHostnames {
    hosts = Named.atLeastOne("host", hosts);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
