package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells values from the texts that makers, hypervisors and libraries leave where a value belongs.
 * Many machines share those, so they count as unknown (rule 13.2).
 */
final class Placeholders {

  private static final int LONGEST = 512;

  /** Seen in the field, in lower case. */
  private static final Set<String> KNOWN =
      Set.of(
          "to be filled by o.e.m.",
          "to be filled by o.e.m",
          "o.e.m.",
          "oem",
          "default string",
          "not specified",
          "not applicable",
          "not available",
          "not provided",
          "not present",
          "none",
          "null",
          "empty",
          "invalid",
          "unknown",
          "unknow",
          "uninitialized",
          "n/a",
          "na",
          "serial number",
          "system serial number",
          "base board serial number",
          "board serial number",
          "baseboard serial number",
          "chassis serial number",
          "type2 - board serial number",
          "mb-1234567890",
          "bss-0123456789",
          "eval",
          "03000200-0400-0500-0006-000700080009",
          "00020003-0004-0005-0006-000700080009",
          "12345678-1234-5678-90ab-cddeefaabbcc",
          "03aa02fc-0414-0507-1706-710600080009");

  /** Of disks; compiled where a text begins like one, for which no other start has to wait. */
  private static final class VirtualDisk {

    /** The serials all disks of QEMU and VMware have that nobody gave one. */
    static final Pattern SERIAL = Pattern.compile("qm0{2,}\\d{1,3}|vmwarenvme\\d{4}");
  }

  private Placeholders() {}

  /** The value, tidied; empty if it says nothing about this machine. */
  static Optional<String> meaningful(ComponentKind kind, String read) {
    String value = SmallFile.printable(read);
    String lower = value.toLowerCase(Locale.ROOT);
    String bare = withoutSeparators(lower);
    boolean nothing =
        bare.length() < 4
            || value.length() > LONGEST
            || KNOWN.contains(lower)
            || repeats(bare)
            || counts(bare)
            || (kind == ComponentKind.DISK_SERIAL && !hasDigit(bare))
            || isOfVirtualDisk(bare);
    return nothing ? Optional.empty() : Optional.of(spelling(kind, value, lower));
  }

  private static String withoutSeparators(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (" \t:._-".indexOf(text.charAt(i)) < 0) {
        bare.append(text.charAt(i));
      }
    }
    return bare.toString();
  }

  /** One character repeated: zeros, Fs, Xs, dots; separators aside. */
  private static boolean repeats(String bare) {
    for (int i = 1; i < bare.length(); i++) {
      if (bare.charAt(i) != bare.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * What hypervisors give all their disks has none: {@code nvme_card-pd}, {@code rootfs}, a drive's
   * name.
   */
  private static boolean hasDigit(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      if (bare.charAt(i) >= '0' && bare.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfVirtualDisk(String bare) {
    return (bare.startsWith("qm0") || bare.startsWith("vmwarenvme"))
        && VirtualDisk.SERIAL.matcher(bare).matches();
  }

  /** {@code 0123456789}, {@code 123456789}, {@code 12345678}: a keyboard, not a number. */
  private static boolean counts(String bare) {
    return "01234567890123456789".contains(bare) || "0123456789abcdef".contains(bare);
  }

  /** Ids are written in either case, depending on who reads them. */
  private static String spelling(ComponentKind kind, String value, String lower) {
    return kind == ComponentKind.SYSTEM_UUID || kind == ComponentKind.MACHINE_ID ? lower : value;
  }
}
