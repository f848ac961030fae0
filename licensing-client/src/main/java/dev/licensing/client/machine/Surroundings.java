package dev.licensing.client.machine;

import dev.licensing.core.model.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a process runs, as far as variables and files show (rule 13.6).
 *
 * @param variables of the process
 * @param root below which files are read; {@code /} but in tests
 * @param linux whether those files are Linux's; elsewhere nothing is found out
 * @param limit how long finding out may take
 */
record Surroundings(Map<String, String> variables, Path root, boolean linux, Duration limit) {

  /** Those of this process. */
  static Surroundings here(Duration limit) {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    return new Surroundings(System.getenv(), Path.of("/"), linux, limit);
  }

  /** The name people know the machine by. */
  String machineName() {
    return MachineName.of(variables, root);
  }

  boolean inContainer() {
    // Every pod of Kubernetes is told where its API is, whatever runs it.
    return linux && (variables.containsKey("KUBERNETES_SERVICE_HOST") || ContainerSigns.at(root));
  }

  /** A runner of builds says so itself; whatever else it is, it is that first. */
  Environment environment(Deadline whole) {
    if (variables.getOrDefault("CI", "").equalsIgnoreCase("true")) {
      return Environment.CONTINUOUS_INTEGRATION;
    }
    if (inContainer()) {
      return Environment.CONTAINER;
    }
    return linux
        ? TimeBoxed.read("environment", limit, this::hypervisor, whole).orElse(Environment.UNKNOWN)
        : Environment.UNKNOWN;
  }

  private Optional<Environment> hypervisor() {
    return Optional.of(HypervisorSigns.at(root).environment());
  }
}
