package dev.licensing.examples.server.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What one process at a time may do; held as long as that lives, however it ends. */
public final class SoleUse {

  private SoleUse() {}

  /**
   * Takes it, until the channel is closed.
   *
   * @param file that stands for it; made if it is not there
   * @param taken what to say if somebody has it
   * @throws IOException if somebody has it
   */
  public static FileChannel of(Path file, String taken) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // the same answer
    }
    channel.close();
    throw new IOException(taken);
  }
}
