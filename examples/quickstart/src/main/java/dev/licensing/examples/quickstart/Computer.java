package dev.licensing.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A customer's computer: a name, a folder, and applications started on it as processes. Two
 * computers share nothing but the server.
 */
final class Computer {

  private final String name;
  private final Path folder;
  private final ServerProcess server;

  Computer(String name, Path folder, ServerProcess server) {
    this.name = name;
    this.folder = folder;
    this.server = server;
  }

  /** Starts the application for this person and this task, and returns what it told. */
  Told run(String email, String task, String... with) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                name,
                folder.resolve(name).toString(),
                server.address().toString(),
                server.trustedKey(),
                email,
                task));
    arguments.addAll(List.of(with));
    ProcessBuilder builder = Java.program(App.class.getName(), arguments);
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(folder.resolve("applications.log").toFile()));
    Process process = builder.start();
    List<String> facts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("#")) {
          facts.add(line.substring(1));
        } else {
          lines.add(line);
        }
      }
    }
    if (process.waitFor() != 0) {
      facts.add("crashed=" + process.exitValue());
    }
    return new Told(facts, lines);
  }

  /**
   * What an application told.
   *
   * @param facts {@code name=value}, for whoever watches over it
   * @param lines label, tab and text, for people
   */
  record Told(List<String> facts, List<String> lines) {

    boolean has(String name, String value) {
      return facts.contains(name + "=" + value);
    }

    boolean has(String name) {
      return facts.stream().anyMatch(fact -> fact.startsWith(name + "="));
    }

    String get(String name) {
      return facts.stream()
          .filter(fact -> fact.startsWith(name + "="))
          .map(fact -> fact.substring(name.length() + 1))
          .findFirst()
          .orElse("");
    }

    boolean done() {
      return has("reply", "DONE");
    }

    boolean refused(String reason) {
      return has("reply", "REFUSED") && has("reason", reason);
    }
  }
}
