package dev.licensing.client.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.identity.ComponentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Machines as their systems show them, each in a file: where it comes from (captured, or composed
 * from documentation), what it must be taken for, and below that its files, or what {@code ioreg}
 * printed, or what OSHI reported. Another one is a new file.
 */
@Tag("rule-13.2")
@Tag("rule-13.6")
class GalleryTest {

  private static final Path GALLERY =
      Path.of("src/test/resources/dev/licensing/client/machine/gallery");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path root;

  static Stream<Path> machines() throws IOException {
    try (Stream<Path> files = Files.list(GALLERY)) {
      List<Path> all = files.sorted().toList();
      assertThat(all).hasSizeGreaterThan(30);
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void isTakenForWhatItIs(Path machine) throws IOException {
    String[] parts = Files.readString(machine).split("(?m)^== ", -1);
    Map<String, String> expected = expected(parts[0]);
    assertThat(expected.get("origin")).matches("(captured|composed from documentation).*");
    for (String part : List.of(parts).subList(1, parts.length)) {
      int end = part.indexOf('\n');
      Path file = root.resolve(part.substring(0, end));
      Files.createDirectories(file.getParent());
      Files.writeString(file, part.substring(end + 1));
    }
    Platform platform = platform(expected.getOrDefault("system", "linux"));
    Surroundings there =
        new Surroundings(variables(expected.getOrDefault("variables", "")), root, platform);

    LocalMachine local = new LocalMachine(there, List.of(), LONG);

    assertThat(local.describe().environment()).hasToString(expected.get("environment"));
    assertThat(
            local.components().keySet().stream()
                .sorted()
                .map(ComponentKind::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected.get("known"));
  }

  /** macOS is what {@code ioreg} printed, Windows what OSHI reported. */
  private Platform platform(String system) throws IOException {
    return switch (system) {
      case "linux" -> Platform.linux(root, LONG);
      case "macos" ->
          Platform.mac(new MacRegistry(List.of("cat", root.resolve("ioreg").toString())), LONG);
      default -> reported(expected(Files.readString(root.resolve("oshi"))));
    };
  }

  private static Platform reported(Map<String, String> values) {
    List<ComponentProbe> probes =
        Stream.of(ComponentKind.values())
            .filter(kind -> values.containsKey(kind.name()))
            .map(kind -> new ComponentProbe(kind, LONG, () -> of(values, kind.name())))
            .toList();
    return new Platform(
        false, probes, () -> of(values, "firmware").map(HypervisorSigns::named), LONG);
  }

  private static Optional<String> of(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static Map<String, String> expected(String head) {
    Map<String, String> expected = new HashMap<>();
    head.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              expected.put(line.substring(0, colon), line.substring(colon + 1).strip());
            });
    return expected;
  }

  private static Map<String, String> variables(String line) {
    return Stream.of(line.split(" ", -1))
        .filter(variable -> !variable.isEmpty())
        .map(variable -> variable.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
