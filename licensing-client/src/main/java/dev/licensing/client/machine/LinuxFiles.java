package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Linux offers as files: a few milliseconds, no library, no program started. The firmware's
 * serials are readable by root only; for everybody else they are unknown.
 */
final class LinuxFiles {

  /** A world-wide name; other forms of a disk's id are shared by all disks of one hypervisor. */
  private static final Pattern WORLD_WIDE_NAME = Pattern.compile("\\s*(naa|eui|uuid)\\..*\\s*");

  private final Path root;
  private final Duration limit;

  /** Reads below this root; {@code /} but in tests. */
  LinuxFiles(Path root, Duration limit) {
    this.root = root;
    this.limit = limit;
  }

  List<ComponentProbe> probes() {
    return List.of(
        probe(ComponentKind.MACHINE_ID, () -> first("etc/machine-id", "var/lib/dbus/machine-id")),
        probe(ComponentKind.SYSTEM_UUID, () -> first("sys/class/dmi/id/product_uuid")),
        probe(ComponentKind.BOARD_SERIAL, () -> first("sys/class/dmi/id/board_serial")),
        probe(ComponentKind.DISK_SERIAL, this::disk),
        probe(
            ComponentKind.PROCESSOR,
            () -> first("proc/cpuinfo").flatMap(ProcessorText::signature)));
  }

  private Optional<String> disk() {
    return first("proc/self/mounts", "proc/mounts")
        .flatMap(SystemDisk::name)
        .flatMap(
            name -> {
              String block = "sys/block/" + name + "/";
              return first(block + "device/serial", block + "serial", block + "device/cid")
                  .or(() -> first(block + "device/wwid", block + "wwid").filter(this::worldWide));
            });
  }

  private boolean worldWide(String id) {
    return WORLD_WIDE_NAME.matcher(id).matches();
  }

  private Optional<String> first(String... files) {
    return Stream.of(files)
        .flatMap(file -> SmallFile.read(root.resolve(file)).stream())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private ComponentProbe probe(ComponentKind kind, Callable<Optional<String>> reading) {
    return new ComponentProbe(kind, limit, reading);
  }
}
