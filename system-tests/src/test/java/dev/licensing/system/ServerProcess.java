package dev.licensing.system;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example server in a process of its own, over a database that others share. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("licensing-server ready port=([0-9]+) .*");
  private static final long STARTING_SECONDS = 120;

  private final Process process;
  private final BufferedReader out;

  private ServerProcess(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  static ServerProcess launch(Path folder, String database, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.add("-Xmx256m");
    if (Integer.getInteger("licensing.operations", 0) < 100_000) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.licensing.examples.server.LicenseServer");
    command.addAll(List.of("--port", "0", "--data", folder.toString(), "--database", database));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    // A killed database makes every server say so, request by request.
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    return new ServerProcess(builder.start());
  }

  /** Waits until it is ready; where it then listens. */
  URI address() throws IOException {
    process.onExit().orTimeout(STARTING_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process);
    Matcher ready = READY.matcher(String.valueOf(out.readLine()));
    if (!ready.matches()) {
      throw new IOException("the server did not start");
    }
    return URI.create("http://127.0.0.1:" + ready.group(1));
  }

  /** SIGKILL: as by a power cut, nobody is told. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
