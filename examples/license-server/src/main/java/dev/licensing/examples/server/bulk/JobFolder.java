package dev.licensing.examples.server.bulk;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * The files of one import. What counts is the checkpoint, which is written last and at once: it
 * says how many rows are done, and how long the reports were then. What was written into these
 * behind it belongs to rows that are done again.
 */
final class JobFolder {

  private final Path folder;

  JobFolder(Path folder) {
    this.folder = folder;
  }

  /** The file that is imported. */
  Path orders() {
    return folder.resolve("orders.csv");
  }

  /** Rows that were not imported, and why. */
  Path errors() {
    return folder.resolve("errors.csv");
  }

  /** What became of the others. */
  Path results() {
    return folder.resolve("results.csv");
  }

  private Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  /** Whether it was begun at all; else a crash came first, and nothing was done. */
  boolean begun() {
    return Files.exists(checkpoint());
  }

  /** What is done needs no copy of the people in the file (rule 8.6). */
  void forgetOrdersIfFinished() throws IOException {
    if (begun() && read().progress().state() == Progress.State.FINISHED) {
      Files.deleteIfExists(orders());
    }
  }

  /** Somebody goes on with another file: these rows were corrected, or are not wanted. */
  void forgetErrors() throws IOException {
    Files.deleteIfExists(errors());
  }

  /**
   * Where an import is.
   *
   * @param vendor in whose name it issues
   * @param errors length of that report, bytes
   * @param results length of that report, bytes
   */
  record Checkpoint(Progress progress, String vendor, long errors, long results) {}

  Checkpoint read() throws IOException {
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(checkpoint())) {
      kept.load(reader);
    }
    return new Checkpoint(
        new Progress(
            Progress.State.valueOf(kept.getProperty("state")),
            number(kept, "rows"),
            number(kept, "of"),
            number(kept, "issued"),
            number(kept, "already-there"),
            number(kept, "failed"),
            kept.getProperty("trouble")),
        kept.getProperty("vendor"),
        number(kept, "errors"),
        number(kept, "results"));
  }

  private static long number(Properties kept, String name) {
    return Long.parseLong(kept.getProperty(name));
  }

  void write(Checkpoint checkpoint) throws IOException {
    Progress progress = checkpoint.progress();
    Properties kept = new Properties();
    kept.setProperty("state", progress.state().name());
    kept.setProperty("rows", Long.toString(progress.rows()));
    kept.setProperty("of", Long.toString(progress.of()));
    kept.setProperty("issued", Long.toString(progress.issued()));
    kept.setProperty("already-there", Long.toString(progress.alreadyThere()));
    kept.setProperty("failed", Long.toString(progress.failed()));
    kept.setProperty("trouble", progress.trouble());
    kept.setProperty("vendor", checkpoint.vendor());
    kept.setProperty("errors", Long.toString(checkpoint.errors()));
    kept.setProperty("results", Long.toString(checkpoint.results()));
    StringWriter text = new StringWriter();
    kept.store(text, null);
    Path half = folder.resolve("checkpoint.new");
    try (FileChannel channel =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(half, checkpoint(), StandardCopyOption.ATOMIC_MOVE);
  }
}
