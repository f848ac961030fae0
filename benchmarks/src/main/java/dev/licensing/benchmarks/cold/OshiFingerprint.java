package dev.licensing.benchmarks.cold;

import oshi.SystemInfo;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HardwareAbstractionLayer;

/** Only the machine, as it is usually read with OSHI; no license at all. */
final class OshiFingerprint {

  private OshiFingerprint() {}

  /** Reads what fingerprints are made of. */
  public static void main(String[] args) {
    HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    ComputerSystem system = hardware.getComputerSystem();
    String fingerprint =
        String.join(
            "|",
            system.getHardwareUUID(),
            system.getBaseboard().getSerialNumber(),
            hardware.getProcessor().getProcessorIdentifier().getProcessorID());
    System.out.println(fingerprint.isEmpty() ? "no" : ColdStart.LICENSED);
  }
}
