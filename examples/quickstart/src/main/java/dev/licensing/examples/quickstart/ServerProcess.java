package dev.licensing.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The license server of {@code examples/license-server}, as a process of its own. */
final class ServerProcess implements AutoCloseable {

  private static final String READY = "licensing-server ready ";

  private final Process process;
  private final int port;
  private final String trustedKey;

  private ServerProcess(Process process, int port, String trustedKey) {
    this.process = process;
    this.port = port;
    this.trustedKey = trustedKey;
  }

  /**
   * Starts it on this data folder and waits until it says that it is ready.
   *
   * @param port 0 for any that is free
   */
  static ServerProcess start(Path data, int port, String vendorKey) throws IOException {
    Path log = data.resolve("server.log");
    ProcessBuilder builder =
        Java.program(
            "dev.licensing.examples.server.LicenseServer",
            List.of("--data", data.resolve("server").toString(), "--port", "" + port));
    builder.environment().put("LICENSING_VENDOR_KEY", vendorKey);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new ServerProcess(
            process, Integer.parseInt(word(line, "port=")), word(line, "key="));
      }
    }
    throw new IOException("the license server did not start:\n" + Files.readString(log));
  }

  private static String word(String line, String name) {
    int from = line.indexOf(name) + name.length();
    int to = line.indexOf(' ', from);
    return to < 0 ? line.substring(from) : line.substring(from, to);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The public key that applications of this vendor have built in. */
  String trustedKey() {
    return trustedKey;
  }

  /** Stops it as an operator would, and waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
