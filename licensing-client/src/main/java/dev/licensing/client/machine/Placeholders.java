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

  /** The serials all disks of QEMU and VMware have that nobody gave one. */
  private static final Pattern VIRTUAL_DISK =
      Pattern.compile("(?i)qm0{2,}\\d{1,3}|vmwarenvme\\d{4}");

  /**
   * What hypervisors give all their disks: {@code nvme_card-pd}, {@code rootfs}, a drive's name.
   */
  private static final Pattern NO_DIGIT = Pattern.compile("\\D*");

  /** One character repeated: zeros, Fs, Xs, dots; separators aside. */
  private static final Pattern REPEATED = Pattern.compile("(.)\\1*");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:._-]+");

  private Placeholders() {}

  /** The value, tidied; empty if it says nothing about this machine. */
  static Optional<String> meaningful(ComponentKind kind, String read) {
    String value = read.replaceAll("\\p{Cntrl}", " ").strip();
    String lower = value.toLowerCase(Locale.ROOT);
    String bare = SEPARATORS.matcher(lower).replaceAll("");
    boolean nothing =
        bare.length() < 4
            || value.length() > LONGEST
            || KNOWN.contains(lower)
            || REPEATED.matcher(bare).matches()
            || counts(bare)
            || (kind == ComponentKind.DISK_SERIAL && NO_DIGIT.matcher(bare).matches())
            || VIRTUAL_DISK.matcher(bare).matches();
    return nothing ? Optional.empty() : Optional.of(spelling(kind, value, lower));
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
