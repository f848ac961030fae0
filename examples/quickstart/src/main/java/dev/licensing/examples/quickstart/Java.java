package dev.licensing.examples.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of this class path in a JVM of their own. */
final class Java {

  private Java() {}

  static ProcessBuilder program(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // these live for a second: start fast
    command.add("-Xshare:auto");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
