package dev.licensing.core.identity;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A computer with everything that can be read of one, the volatile things included, so that what
 * happens to it can be told as it happens.
 */
record Computer(
    String installation,
    String firmware,
    String board,
    String disk,
    String processor,
    Set<String> adapters,
    String hostName,
    Set<ComponentKind> readable) {

  /** All of it can be read. */
  static Computer whole() {
    return new Computer(
        "installation",
        "firmware",
        "board",
        "disk",
        "processor",
        Set.of("eth0 52:54:00:12:34:56"),
        "desk",
        EnumSet.complementOf(EnumSet.of(ComponentKind.EXPLICIT)));
  }

  /** What a user without root sees on Linux. */
  Computer withoutRoot() {
    return seeing(
        EnumSet.of(ComponentKind.MACHINE_ID, ComponentKind.DISK_SERIAL, ComponentKind.PROCESSOR));
  }

  /** A virtual machine: it has no serial numbers but its firmware's id. */
  Computer virtual() {
    return seeing(
        EnumSet.of(ComponentKind.MACHINE_ID, ComponentKind.SYSTEM_UUID, ComponentKind.PROCESSOR));
  }

  /** Every probe fails. */
  Computer unreadable() {
    return seeing(EnumSet.noneOf(ComponentKind.class));
  }

  Computer seeing(Set<ComponentKind> kinds) {
    return new Computer(installation, firmware, board, disk, processor, adapters, hostName, kinds);
  }

  Computer withAdapters(String... others) {
    return new Computer(
        installation, firmware, board, disk, processor, Set.of(others), hostName, readable);
  }

  Computer renamed(String name) {
    return new Computer(installation, firmware, board, disk, processor, adapters, name, readable);
  }

  Computer withDisk(String other) {
    return new Computer(
        installation, firmware, board, other, processor, adapters, hostName, readable);
  }

  Computer withProcessor(String other) {
    return new Computer(installation, firmware, board, disk, other, adapters, hostName, readable);
  }

  /** A mainboard brings its firmware along. */
  Computer withBoard(String other) {
    return new Computer(installation, other, other, disk, processor, adapters, hostName, readable);
  }

  Computer installedAnew(String other) {
    return new Computer(other, firmware, board, disk, processor, adapters, hostName, readable);
  }

  /** Its disk image on other hardware, real or virtual. */
  Computer cloned() {
    return withBoard("of the clone")
        .withDisk("of the clone")
        .withAdapters("eth0 52:54:00:99:99:99");
  }

  MachineIdentity identity() {
    Map<ComponentKind, String> read = new EnumMap<>(ComponentKind.class);
    read.put(ComponentKind.MACHINE_ID, installation);
    read.put(ComponentKind.SYSTEM_UUID, firmware);
    read.put(ComponentKind.BOARD_SERIAL, board);
    read.put(ComponentKind.DISK_SERIAL, disk);
    read.put(ComponentKind.PROCESSOR, processor);
    read.keySet().retainAll(readable);
    return MachineIdentity.hashed("acme-studio", read);
  }
}
