package dev.licensing.client.machine;

import dev.licensing.core.identity.ComponentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What macOS keeps in its I/O registry, as {@code ioreg} prints it: some milliseconds and no
 * library. The values are those that OSHI finds there. Thread-safe.
 */
final class MacRegistry {

  private static final List<String> IOREG =
      List.of("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice");

  private static final int MOST = 64 * 1024;

  private final List<String> command;
  private Optional<String> printed = Optional.empty();

  /** Of what this command prints. */
  MacRegistry(List<String> command) {
    this.command = command;
  }

  /** Of this machine. */
  static MacRegistry here() {
    return new MacRegistry(IOREG);
  }

  List<ComponentProbe> probes(Duration limit) {
    return List.of(
        new ComponentProbe(ComponentKind.SYSTEM_UUID, limit, () -> value("IOPlatformUUID")),
        new ComponentProbe(
            ComponentKind.BOARD_SERIAL, limit, () -> value("IOPlatformSerialNumber")));
  }

  /** The names of maker and model. */
  Optional<String> firmware() throws IOException {
    String names =
        Stream.of(value("manufacturer"), value("model"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    return Optional.of(names).filter(text -> !text.isBlank());
  }

  /** A text, or the bytes of one: {@code "name" = "text"} or {@code "name" = <"text">}. */
  private Optional<String> value(String name) throws IOException {
    Matcher line = Pattern.compile("\"" + name + "\" = <?\"([^\"]*)\">?").matcher(print());
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  /** Asked once; a failure is not remembered. */
  private synchronized String print() throws IOException {
    if (printed.isEmpty()) {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (InputStream out = process.getInputStream()) {
        printed = Optional.of(new String(out.readNBytes(MOST), StandardCharsets.UTF_8));
      } finally {
        process.destroy();
      }
    }
    return printed.get();
  }
}
