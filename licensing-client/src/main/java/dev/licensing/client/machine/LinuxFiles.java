package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What Linux offers as files: a few milliseconds, no library, no program started. The firmware's
 * serials are readable by root only; for everybody else they are unknown.
 */
final class LinuxFiles {

  private final Path root;
  private final Duration limit;

  /** Reads below this root; {@code /} but in tests. */
  LinuxFiles(Path root, Duration limit) {
    this.root = root;
    this.limit = limit;
  }

  List<ComponentProbe> probes() {
    return List.of(
        probe(ComponentKind.MACHINE_ID),
        probe(ComponentKind.SYSTEM_UUID),
        probe(ComponentKind.BOARD_SERIAL),
        probe(ComponentKind.DISK_SERIAL),
        probe(ComponentKind.PROCESSOR));
  }

  private ComponentProbe probe(ComponentKind kind) {
    return new ComponentProbe(kind, limit, new Reading(this, kind));
  }

  /** A class, because every client on Linux makes them, and a lambda is spun when it is made. */
  private record Reading(LinuxFiles files, ComponentKind kind)
      implements Callable<Optional<String>> {

    @Override
    public Optional<String> call() {
      return files.read(kind);
    }
  }

  private Optional<String> read(ComponentKind kind) {
    return switch (kind) {
      case MACHINE_ID -> first("etc/machine-id", "var/lib/dbus/machine-id");
      case SYSTEM_UUID -> first("sys/class/dmi/id/product_uuid");
      case BOARD_SERIAL -> first("sys/class/dmi/id/board_serial");
      case DISK_SERIAL -> disk();
      case PROCESSOR -> ProcessorText.signature(first("proc/cpuinfo").orElse(""));
      case EXPLICIT -> Optional.empty();
    };
  }

  private Optional<String> disk() {
    Optional<String> name = SystemDisk.name(first("proc/self/mounts", "proc/mounts").orElse(""));
    if (name.isEmpty()) {
      return name;
    }
    String block = "sys/block/" + name.get() + "/";
    Optional<String> serial =
        first(block + "device/serial", block + "serial", block + "device/cid");
    return serial.isPresent()
        ? serial
        : first(block + "device/wwid", block + "wwid").filter(LinuxFiles::isWorldWide);
  }

  /** A world-wide name; other forms of a disk's id are shared by all disks of one hypervisor. */
  private static boolean isWorldWide(String id) {
    return id.matches("\\s*(naa|eui|uuid)\\..*\\s*");
  }

  private Optional<String> first(String... files) {
    for (String file : files) {
      Optional<String> text = SmallFile.read(root.resolve(file));
      if (text.isPresent() && !text.get().isBlank()) {
        return text;
      }
    }
    return Optional.empty();
  }
}
