package dev.licensing.core.identity;

/**
 * One thing that helps to recognise a machine. Network adapters and the host name are missing on
 * purpose: they change without the machine changing (rule 13.1).
 */
public enum ComponentKind {
  /** An identity the operator gives a container or a cloud instance; it alone decides (13.6). */
  EXPLICIT(100, true),
  /** The operating system's id of its installation. */
  MACHINE_ID(35, true),
  /** The system UUID in the firmware (SMBIOS). */
  SYSTEM_UUID(35, true),
  /** The serial number of the mainboard. */
  BOARD_SERIAL(20, true),
  /** The serial number of the system disk. */
  DISK_SERIAL(20, true),
  /** Model and signature of the processor; many machines share one. */
  PROCESSOR(10, false);

  private final int weight;
  private final boolean telling;

  ComponentKind(int weight, boolean telling) {
    this.weight = weight;
    this.telling = telling;
  }

  /** How much it counts, relative to the others. */
  public int weight() {
    return weight;
  }

  /** Whether it differs from machine to machine; without one of these an identity is too weak. */
  public boolean telling() {
    return telling;
  }
}
