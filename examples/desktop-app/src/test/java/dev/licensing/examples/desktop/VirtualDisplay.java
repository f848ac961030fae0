package dev.licensing.examples.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A screen that nobody sees: an Xvfb on a free number of its own choice. Ends when closed. */
record VirtualDisplay(Process server, String name) implements AutoCloseable {

  /** Starts one; empty where Xvfb is not installed. */
  static Optional<VirtualDisplay> start() throws IOException {
    Process server;
    try {
      server =
          new ProcessBuilder(
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  "1600x1200x24",
                  "-nolisten",
                  "tcp",
                  "-r") // a key that a busy machine lets go late must not repeat
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    BufferedReader output =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String number = output.readLine(); // comes once it can be used
    if (number == null || number.isBlank()) {
      server.destroy();
      throw new IOException("Xvfb is installed, and did not start");
    }
    return Optional.of(new VirtualDisplay(server, ":" + number.strip()));
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
