package dev.licensing.client.machine;

import java.nio.file.Path;
import java.util.Map;

/** The name people know the machine by. It is shown, and never recognises anything (rule 13.1). */
final class MachineName {

  private static final int LONGEST = 100;

  private MachineName() {}

  /** Found without asking the network, which may take its time. */
  static String of(Map<String, String> environment, Path root) {
    String name = tidy(environment.getOrDefault("COMPUTERNAME", ""));
    if (name.isEmpty()) {
      name = tidy(SmallFile.read(root.resolve("proc/sys/kernel/hostname")).orElse(""));
    }
    if (name.isEmpty()) {
      name = tidy(SmallFile.read(root.resolve("etc/hostname")).orElse(""));
    }
    if (name.isEmpty()) {
      name = tidy(environment.getOrDefault("HOSTNAME", ""));
    }
    return name.isEmpty() ? "unnamed machine" : name;
  }

  /** Within the bounds of a machine's name. */
  static String tidy(String name) {
    String clean = SmallFile.printable(name);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST).strip();
  }
}
