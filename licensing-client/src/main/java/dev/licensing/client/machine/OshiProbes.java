package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * What OSHI reads, on every platform it knows. Loading it takes some hundred milliseconds, so its
 * classes are touched only when a probe of this list runs.
 */
final class OshiProbes {

  private OshiProbes() {}

  static List<ComponentProbe> probes(Duration limit) {
    return List.of(
        probe(ComponentKind.SYSTEM_UUID, limit),
        probe(ComponentKind.BOARD_SERIAL, limit),
        probe(ComponentKind.DISK_SERIAL, limit),
        probe(ComponentKind.PROCESSOR, limit));
  }

  private static ComponentProbe probe(ComponentKind kind, Duration limit) {
    return new ComponentProbe(kind, limit, new Reading(kind));
  }

  /** A class, because every client makes them, and a lambda is spun when it is made. */
  private record Reading(ComponentKind kind) implements Callable<Optional<String>> {

    @Override
    public Optional<String> call() {
      return switch (kind) {
        case SYSTEM_UUID -> of(hardware().getComputerSystem().getHardwareUUID());
        case BOARD_SERIAL -> of(hardware().getComputerSystem().getBaseboard().getSerialNumber());
        case DISK_SERIAL -> firstDisk();
        case PROCESSOR -> processor();
        case EXPLICIT, MACHINE_ID -> Optional.empty();
      };
    }
  }

  /** The names of maker and model that the firmware gives. */
  static Optional<String> firmware() {
    ComputerSystem system = hardware().getComputerSystem();
    return of(system.getManufacturer() + "\n" + system.getModel());
  }

  private static HardwareAbstractionLayer hardware() {
    return new SystemInfo().getHardware();
  }

  /** The first by name, which is the one it started from on the platforms that number them. */
  private static Optional<String> firstDisk() {
    return hardware().getDiskStores().stream()
        .min(Comparator.comparing(HWDiskStore::getName))
        .map(HWDiskStore::getSerial);
  }

  private static Optional<String> processor() {
    ProcessorIdentifier id = hardware().getProcessor().getProcessorIdentifier();
    return Optional.of(
        String.join(
            ";", id.getVendor(), id.getFamily(), id.getModel(), id.getStepping(), id.getName()));
  }

  private static Optional<String> of(String value) {
    return Optional.ofNullable(value);
  }
}
