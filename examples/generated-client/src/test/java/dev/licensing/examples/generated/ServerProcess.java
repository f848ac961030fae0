package dev.licensing.examples.generated;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The license server in a process of its own.
 *
 * @param address where it listens
 * @param key its public key, as {@code ID:BASE64URL}
 */
record ServerProcess(Process process, String address, String key) implements AutoCloseable {

  static final String VENDOR_KEY = "vendor-key-of-the-generated-client";

  private static final Pattern READY =
      Pattern.compile("licensing-server ready port=([0-9]+) key=(\\S+)");

  static ServerProcess start(Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.licensing.examples.server.LicenseServer",
                "--port",
                "0",
                "--data",
                data.toString()));
    builder.environment().put("LICENSING_VENDOR_KEY", VENDOR_KEY);
    builder.redirectError(data.resolve("server.log").toFile());
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    Matcher ready = READY.matcher(String.valueOf(out.readLine()));
    if (!ready.matches()) {
      process.destroyForcibly();
      throw new AssertionError("the server did not start");
    }
    return new ServerProcess(process, "http://localhost:" + ready.group(1), ready.group(2));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
