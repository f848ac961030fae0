package dev.licensing.client.machine;

import dev.licensing.core.model.Environment;
import dev.licensing.core.spi.MachineProbe.Description;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a process runs, as far as variables and files show (rule 13.6).
 *
 * @param variables of the process
 * @param root below which files are read; {@code /} but in tests
 * @param platform how to find out more
 */
record Surroundings(Map<String, String> variables, Path root, Platform platform) {

  /** Those of this process. */
  static Surroundings here(Platform platform) {
    return new Surroundings(System.getenv(), Path.of("/"), platform);
  }

  /** The name people know the machine by, and what it is. */
  Description describe(Deadline whole) {
    return new Description(MachineName.of(variables, root), environment(whole));
  }

  boolean inContainer() {
    // Every pod of Kubernetes is told where its API is, whatever runs it.
    return platform.linux()
        && (variables.containsKey("KUBERNETES_SERVICE_HOST") || ContainerSigns.at(root));
  }

  /** A runner of builds says so itself; whatever else it is, it is that first. */
  Environment environment(Deadline whole) {
    if (variables.getOrDefault("CI", "").equalsIgnoreCase("true")) {
      return Environment.CONTINUOUS_INTEGRATION;
    }
    if (inContainer()) {
      return Environment.CONTAINER;
    }
    return TimeBoxed.read("environment", platform.patience(), platform.signs(), whole)
        .map(HypervisorSigns::environment)
        .orElse(Environment.UNKNOWN);
  }
}
