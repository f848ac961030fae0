package dev.licensing.core.command;

import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import java.util.SortedSet;

/** A manager lets a deployed application run on more hosts, all of them or none (rule 9.1). */
public record AddHostnames(
    Origin origin, OrderId order, HostClass hostClass, SortedSet<HostName> hosts)
    implements Command {

  /**
   * @throws IllegalArgumentException if no host is named
   */
  public AddHostnames {
    hosts = Named.atLeastOne("host", hosts);
  }

  @Override
  public <R> R accept(Cases<R> cases) {
    return cases.on(this);
  }
}
