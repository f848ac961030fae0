package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The review in {@code docs/reference/asvs.md} speaks of code that is there. */
class AsvsTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| [^|]+ \\| ([^|]+) \\|$");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][a-zA-Z]+[a-z][a-zA-Z]*)(?:\\.([a-zA-Z]+))?`");

  /** Names of other things that look like those of classes. */
  private static final Set<String> NO_CLASSES =
      Set.of("Authorization", "Containerfile", "Lax", "Secure", "SecureRandom");

  private static List<MatchResult> rows;
  private static Map<String, Path> sources;

  @BeforeAll
  static void read() throws IOException {
    String review = Files.readString(ROOT.resolve("docs/reference/asvs.md"));
    rows = ROW.matcher(review).results().toList();
    sources = new HashMap<>();
    for (String module : List.of("licensing-core", "licensing-client", "licensing-server", ".")) {
      Path folder = module.equals(".") ? Path.of("src") : ROOT.resolve(module).resolve("src");
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> sources.put(file.getFileName().toString(), file));
      }
    }
  }

  /** As many as version 5.0.0 of the standard has. */
  @Test
  void noRequirementIsMissing() {
    assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    assertThat(rows).filteredOn(row -> row.group(2).equals("1")).hasSize(70);
    assertThat(rows).filteredOn(row -> row.group(2).equals("2")).hasSize(183);
  }

  @Test
  void whatItNamesIsThere() throws IOException {
    int named = 0;
    for (MatchResult row : rows) {
      Matcher name = NAMED.matcher(row.group(3));
      while (name.find()) {
        named++;
        String file = name.group(1) + ".java";
        assertThat(sources.containsKey(file) || NO_CLASSES.contains(name.group(1)))
            .as(row.group(1) + " " + file)
            .isTrue();
        if (name.group(2) != null) {
          assertThat(Files.readString(sources.get(file)))
              .as(row.group(1))
              .containsPattern("\\b" + name.group(2) + "\\b");
        }
      }
    }
    assertThat(named).isGreaterThan(100);
  }
}
