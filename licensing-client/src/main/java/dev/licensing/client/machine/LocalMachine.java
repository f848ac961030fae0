package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.spi.MachineProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the machine this process runs on (rules 13.1 to 13.3).
 *
 * <p>On Linux it reads files, on macOS what {@code ioreg} prints, and asks OSHI only if none of
 * that tells the machine from others; on other platforms it asks OSHI. In a container nothing is
 * read, because what is there belongs to the image or to the host: give an {@linkplain #explicit
 * explicit identity}. Containers are recognised on Linux only (rule 13.6), virtual machines
 * everywhere, a runner of builds by {@code CI=true}. Never throws; thread-safe; each of the two
 * takes at most the time given, two seconds by default.
 */
public final class LocalMachine implements MachineProbe {

  private static final Duration EACH = Duration.ofMillis(500);
  private static final Duration WHOLE = Duration.ofSeconds(2);

  private final Surroundings surroundings;
  private final List<ComponentProbe> costly;
  private final Duration whole;

  LocalMachine(Surroundings surroundings, List<ComponentProbe> costly, Duration whole) {
    this.surroundings = surroundings;
    this.costly = List.copyOf(costly);
    this.whole = whole;
  }

  /** Half a second for each component, two seconds for all. */
  public static LocalMachine standard() {
    return withLimits(EACH, WHOLE);
  }

  /**
   * With other limits. What OSHI reads may take twice as long as the rest, because the first of it
   * loads a native library.
   *
   * @param each for one component
   * @param whole for all together
   */
  public static LocalMachine withLimits(Duration each, Duration whole) {
    return new LocalMachine(
        Surroundings.here(Platform.here(each)), OshiProbes.probes(each.multipliedBy(2)), whole);
  }

  /**
   * A machine that has the identity given, whatever it runs on: for containers and cloud instances
   * (rule 13.6). Two with the same identity are one machine and share one seat.
   *
   * @throws IllegalArgumentException if the identity is shorter than four characters or one of the
   *     texts that stand for "unknown"
   */
  public static MachineProbe explicit(String identity) {
    return ExplicitIdentity.of(identity, Optional.empty());
  }

  static Surroundings surroundings() {
    return Surroundings.here(Platform.here(EACH));
  }

  @Override
  public Map<ComponentKind, String> components() {
    if (surroundings.inContainer()) {
      return Map.of();
    }
    Deadline deadline = Deadline.in(whole);
    Map<ComponentKind, String> read =
        new TreeMap<>(TimeBoxed.read(surroundings.platform().cheap(), deadline));
    if (!tells(read)) {
      List<ComponentProbe> missing =
          costly.stream().filter(probe -> !read.containsKey(probe.kind())).toList();
      read.putAll(TimeBoxed.read(missing, deadline));
    }
    return Map.copyOf(read);
  }

  @Override
  public Description describe() {
    return surroundings.describe(Deadline.in(whole));
  }

  private static boolean tells(Map<ComponentKind, String> read) {
    for (ComponentKind kind : read.keySet()) {
      if (kind.telling()) {
        return true;
      }
    }
    return false;
  }
}
