package dev.licensing.client.store;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A file of which the previous generation is kept. A write is all or nothing: whoever looks
 * afterwards, also after a loss of power, finds the old bytes or the new (rule 12.6). Writers hold
 * the {@link StoreLock}.
 */
final class Generations {

  private static final int MOST_BYTES = 1024 * 1024;

  private final Path directory;
  private final Path newest;

  Generations(Path directory, Path newest) {
    this.directory = directory;
    this.newest = newest;
  }

  /** Empty if there is none. */
  Optional<byte[]> newest() throws IOException {
    return read(newest);
  }

  /** The one before; empty if there is none. */
  Optional<byte[]> previous() throws IOException {
    return read(beside("previous"));
  }

  /**
   * Replaces the newest generation.
   *
   * @param keep whether the one that is there becomes the previous; a damaged one is not worth it
   */
  void replace(byte[] bytes, boolean keep) throws IOException {
    Path fresh = beside("new");
    write(fresh, bytes);
    if (keep && Files.exists(newest)) {
      move(newest, beside("previous"));
    }
    move(fresh, newest);
    syncDirectory();
  }

  /** Makes this the newest generation and leaves no earlier one to fall back to. */
  void replaceAll(byte[] bytes) throws IOException {
    replace(bytes, false);
    Files.deleteIfExists(beside("previous"));
    syncDirectory();
  }

  /** By the plain way, for which a start loads less; it says less about what is wrong. */
  private static Optional<byte[]> read(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    } catch (FileNotFoundException | UnsupportedOperationException e) { // or no plain file system
      return readOrWhyNot(file);
    }
  }

  private static Optional<byte[]> readOrWhyNot(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    if (newest.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      FileAttribute<?> owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, owner);
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Makes the renaming itself last. Windows cannot open a directory, and does not need it. */
  private void syncDirectory() throws IOException {
    try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
      opened.force(true);
    } catch (AccessDeniedException e) {
      return;
    }
  }

  private Path beside(String suffix) {
    return newest.resolveSibling(newest.getFileName() + "." + suffix);
  }
}
