package dev.licensing.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;

/**
 * The servers that are measured, each in a process with a heap of 256 MiB and the collector that
 * takes least of two cores at that size, and who asks them.
 */
final class Servers {

  private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseParallelGC");

  private Servers() {}

  /** The license server, as a vendor starts it. */
  static Child ours(DurablePostgres postgres) throws IOException {
    return Child.start(
        "dev.licensing.examples.server.LicenseServer",
        JVM,
        "--port",
        "0",
        "--data",
        Files.createTempDirectory("license-server").toString(),
        "--database",
        postgres.url());
  }

  static Child bare(DurablePostgres postgres) throws IOException {
    return Child.start(BareServer.class.getName(), JVM, postgres.url());
  }

  /** What somebody asks again and again. */
  interface Asking {
    void ask(Visitor visitor) throws IOException;
  }

  /** Each on a connection of its own. */
  static Supplier<Runnable> visitors(Child server, Town town, Asking asking) {
    return () -> {
      Visitor visitor = new Visitor(line(server), town);
      return () -> {
        try {
          asking.ask(visitor);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    };
  }

  private static Line line(Child server) {
    try {
      return new Line(server.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
