package dev.licensing.client.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What this operating system offers at little cost, and how to find out what it runs in.
 *
 * @param linux whether its files are Linux's
 * @param cheap probes that need no library
 * @param signs of a hypervisor; may be slow, may throw
 * @param patience how long finding them may take
 */
record Platform(
    boolean linux,
    List<ComponentProbe> cheap,
    Callable<Optional<HypervisorSigns>> signs,
    Duration patience) {

  /** Copies the probes. */
  Platform {
    cheap = List.copyOf(cheap);
  }

  /**
   * That of this process.
   *
   * @param each how long one component may take
   */
  static Platform here(Duration each) {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return linux(Path.of("/"), each);
    }
    return name.startsWith("mac") ? mac(MacRegistry.here(), each) : other(each);
  }

  static Platform linux(Path root, Duration each) {
    return new Platform(
        true, new LinuxFiles(root, each).probes(), new HypervisorSigns.OfLinux(root), each);
  }

  static Platform mac(MacRegistry registry, Duration each) {
    return new Platform(
        false, registry.probes(each), () -> registry.firmware().map(HypervisorSigns::named), each);
  }

  /** Windows and the rest: only OSHI can tell, whose first word takes its time. */
  private static Platform other(Duration each) {
    return new Platform(
        false,
        List.of(),
        () -> OshiProbes.firmware().map(HypervisorSigns::named),
        each.multipliedBy(2));
  }
}
