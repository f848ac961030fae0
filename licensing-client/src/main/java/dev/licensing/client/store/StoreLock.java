package dev.licensing.client.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One at a time, among all processes that use one store. Held for file access only, never while the
 * network is waited for; the operating system frees it when a process dies.
 */
final class StoreLock {

  private static final long STEP_MILLIS = 10;

  private final Path file;
  private final Duration limit;

  StoreLock(Path file, Duration limit) {
    this.file = file;
    this.limit = limit;
  }

  /** What is done under the lock. */
  interface Guarded<T> {
    T run() throws IOException;
  }

  /**
   * Does it under the lock. An interrupt of the calling thread, which would close the files, waits
   * until it is done; it may be done twice because of it.
   *
   * @throws IOException if it throws that, or the lock is not to be had in time
   */
  <T> T holding(Guarded<T> guarded) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return locked(guarded);
        } catch (ClosedByInterruptException e) {
          interrupted = true;
          Thread.interrupted(); // or the next try would end the same way
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T locked(Guarded<T> guarded) throws IOException {
    // A file lock excludes processes, not threads; and closing any channel of the file frees the
    // locks of the whole process. So within the process only one at a time may even open it. An
    // interned text is the one monitor all clients in this JVM share without static state.
    synchronized (("dev.licensing:" + file.toAbsolutePath().normalize()).intern()) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = acquire(channel)) {
        if (!lock.isValid()) {
          throw new IOException("the lock was lost");
        }
        return guarded.run();
      }
    }
  }

  private FileLock acquire(FileChannel channel) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - end >= 0) {
        throw new IOException("another process holds the lock");
      }
      step();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void step() throws ClosedByInterruptException {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }
}
