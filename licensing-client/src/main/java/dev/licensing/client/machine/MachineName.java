package dev.licensing.client.machine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The name people know the machine by. It is shown, and never recognises anything (rule 13.1). */
final class MachineName {

  private static final int LONGEST = 100;

  private MachineName() {}

  /** Found without asking the network, which may take its time. */
  static String of(Map<String, String> environment, Path root) {
    return Stream.of(
            Optional.ofNullable(environment.get("COMPUTERNAME")),
            SmallFile.read(root.resolve("proc/sys/kernel/hostname")),
            SmallFile.read(root.resolve("etc/hostname")),
            Optional.ofNullable(environment.get("HOSTNAME")))
        .flatMap(Optional::stream)
        .map(MachineName::tidy)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("unnamed machine");
  }

  /** Within the bounds of a machine's name. */
  static String tidy(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST).strip();
  }
}
