package dev.licensing.examples.server;

import java.util.List;
import java.util.Map;

/** The server in this process, for tests of its pages. */
public final class Started implements AutoCloseable {

  private final LicenseServer server;

  private Started(LicenseServer server) {
    this.server = server;
  }

  /** Started by a command line and an environment. */
  public static Started with(List<String> arguments, Map<String, String> environment)
      throws Exception {
    return new Started(LicenseServer.start(Options.parse(arguments, environment)));
  }

  @Override
  public void close() {
    server.close();
  }
}
