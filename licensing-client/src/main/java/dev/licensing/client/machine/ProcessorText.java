package dev.licensing.client.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Reads what {@code /proc/cpuinfo} says about the first processor. Only what stays is taken:
 * frequencies, microcode and flags change with an update.
 */
final class ProcessorText {

  private static final List<String> STAYING =
      List.of(
          "vendor_id",
          "cpu family",
          "model",
          "model name",
          "stepping",
          "CPU implementer",
          "CPU architecture",
          "CPU variant",
          "CPU part");

  private ProcessorText() {}

  static Optional<String> signature(String cpuinfo) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : cpuinfo.stripLeading().split("\n", -1)) {
      if (line.isBlank()) {
        break; // the next processor
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    StringJoiner signature = new StringJoiner(";");
    for (String name : STAYING) {
      String value = fields.getOrDefault(name, "");
      if (!value.isEmpty()) {
        signature.add(name + "=" + value);
      }
    }
    return signature.length() == 0 ? Optional.empty() : Optional.of(signature.toString());
  }
}
