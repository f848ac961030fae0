package dev.licensing.client.store;

import dev.licensing.core.model.ProductId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who lives on the seat of one store: each keeps a file of its own locked for as long as it lives,
 * so that only the last gives a floating seat back. The operating system frees the lock of who
 * dies. Used by one thread.
 *
 * <p>A process never opens a file of its own a second time: on POSIX systems closing it would free
 * the lock. So its own are known by their name, and are taken to be alive.
 */
public final class Companions {

  /** Made when there is something to say: a start does not pay for it. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.store");
  }

  private final Path directory;
  private final Pattern names;
  private final String process;
  private final Path file;
  private final Path asking;
  private Optional<FileChannel> held = Optional.empty();

  /**
   * Nobody is counted yet.
   *
   * @param unique a text that no other has, fit for the name of a file
   */
  public Companions(Path directory, ProductId product, String unique) {
    this.directory = directory;
    this.names = Pattern.compile(Pattern.quote(product + ".") + "\\d+-[\\w-]+\\.live");
    this.process = product + "." + ProcessHandle.current().pid() + "-";
    this.asking = directory.resolve(product + ".asking");
    this.file = directory.resolve(process + unique + ".live");
  }

  /** From now on this one counts; where nothing can be written, nobody does. */
  public void join() {
    if (held.isPresent() || !Files.isDirectory(directory)) {
      return;
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = Optional.of(channel);
      if (channel.tryLock() == null) {
        throw new IOException("a file that nobody else can have is locked");
      }
    } catch (IOException e) {
      Log.LOG.debug("others are not told that this process lives: {}", e.toString());
    }
  }

  /** This one counts no more; whether no other does. */
  public boolean leave() {
    held.ifPresent(this::end);
    held = Optional.empty();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> others = files.filter(other -> names.matcher(name(other)).matches()).toList();
      return others.stream().noneMatch(this::isAlive);
    } catch (IOException e) {
      return true; // without a directory nothing is shared
    }
  }

  /**
   * Does it unless another does just now, so that those who live on one seat do not all ask for the
   * same; where no lock can be had, each does. A lock that another client of this process lost by
   * our looking costs one question more.
   *
   * @return false if another does it
   */
  public boolean unlessAnotherDoes(Runnable question) {
    Optional<FileChannel> opened = open(asking);
    try {
      if (opened.isPresent() && opened.get().tryLock() == null) {
        return false;
      }
      question.run();
      return true;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      question.run();
      return true;
    } finally {
      opened.ifPresent(Companions::close);
    }
  }

  private static Optional<FileChannel> open(Path file) {
    try {
      return Optional.of(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      Log.LOG.debug("others may do the same at once: {}", e.toString());
      return Optional.empty();
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      Log.LOG.debug("a lock stays until this process ends: {}", e.toString());
    }
  }

  private static String name(Path other) {
    return String.valueOf(other.getFileName());
  }

  private boolean isAlive(Path other) {
    if (name(other).startsWith(process)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(other, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(other); // its process has died
      return false;
    } catch (IOException e) {
      return Files.exists(other);
    }
  }

  private void end(FileChannel channel) {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      Log.LOG.debug("{} stays behind: {}", file, e.toString());
    }
  }
}
