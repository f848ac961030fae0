package dev.licensing.examples.server.console;

import dev.licensing.examples.server.bulk.ImportJob;
import dev.licensing.examples.server.bulk.Imports;
import dev.licensing.examples.server.bulk.NoOrders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where files of orders come in, slice by slice, so that a broken connection loses little and no
 * request is long; and where they are imported. The folder is taken only when somebody imports, so
 * that the command line can have it else. Safe for use by several threads.
 */
public final class ImportDesk implements AutoCloseable {

  /** The largest file. */
  static final long MOST_BYTES = 2L << 30;

  private static final String UPLOAD = "[A-Za-z0-9_-]{20,64}";

  private final Path folder;
  private final Opening opening;
  private @Nullable Imports imports;

  /** Opens the imports of a folder. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens.
     *
     * @throws IOException if another process has it
     */
    Imports open(Path folder) throws IOException;
  }

  /**
   * A desk.
   *
   * @param folder which exists, and nobody else can read
   */
  public ImportDesk(Path folder, Opening opening) {
    this.folder = folder;
    this.opening = opening;
  }

  /**
   * Adds a slice to a file, if it is the next one.
   *
   * @return how long the file is now; if that is not where the slice ends, it was another's turn
   */
  synchronized long add(String upload, long offset, InputStream slice) throws IOException {
    Path file = file(upload);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() != offset) {
        return channel.size();
      }
      channel.position(offset);
      slice.transferTo(Channels.newOutputStream(channel));
      if (channel.size() > MOST_BYTES) {
        channel.truncate(0);
      }
      return channel.size();
    }
  }

  /** Imports a file that has come in whole; it is kept with the import, and here no more. */
  ImportJob begin(String upload, String vendor) throws IOException, NoOrders {
    Path file = file(upload);
    try (InputStream csv = Files.newInputStream(file)) {
      return opened().begin(csv, vendor);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Goes on with the last import that did not come to its end. */
  Optional<ImportJob> resume() throws IOException {
    return opened().resume();
  }

  /** The import that is under way here, or the last one since the server began. */
  synchronized Optional<ImportJob> current() {
    return Optional.ofNullable(imports).flatMap(Imports::current);
  }

  private synchronized Imports opened() throws IOException {
    Imports known = imports;
    if (known == null) {
      known = opening.open(folder);
      imports = known;
    }
    return known;
  }

  private Path file(String upload) {
    if (!upload.matches(UPLOAD)) {
      throw new IllegalArgumentException("no name of an upload");
    }
    return folder.resolve("upload-" + upload + ".csv");
  }

  @Override
  public synchronized void close() {
    try {
      if (imports != null) {
        imports.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
