package dev.licensing.client.machine;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the beginning of a file, whose size {@code /proc} and {@code /sys} do not tell. */
final class SmallFile {

  private static final int MOST = 64 * 1024;
  private static final char DELETE = 0x7f;

  private SmallFile() {}

  /** Empty if there is no such file, or it may not be read. */
  static Optional<String> read(Path file) {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return Optional.of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** The text on one line, without control characters and outer white space. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < ' ' || line.charAt(i) == DELETE) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString().strip();
  }
}
