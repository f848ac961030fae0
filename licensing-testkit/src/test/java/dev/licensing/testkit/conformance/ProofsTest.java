package dev.licensing.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What checks say they prove exists: rules in force, chapters of the protocol's page. */
class ProofsTest {

  private static final Path REFERENCE = Path.of("../docs/reference");
  private static final String HEAD = "|---|---|\n";

  @Test
  void everyCheckProvesWhatIsWritten() throws Exception {
    String rules = Files.readString(REFERENCE.resolve("rules.md")).split("## Planned", 2)[0];
    Set<String> known =
        Stream.concat(
                found(rules, "(?m)^- \\*\\*(\\d+\\.\\d+)\\*\\*"),
                found(Files.readString(REFERENCE.resolve("http.md")), "(?m)^##+ (.+)$"))
            .collect(Collectors.toSet());

    List<ConformanceCheck> checks =
        Stream.concat(Conformance.checks().stream(), GuessChecks.all().stream()).toList();

    assertThat(checks).allSatisfy(check -> assertThat(check.proves()).isNotEmpty());
    assertThat(checks).allSatisfy(check -> assertThat(known).containsAll(check.proves()));
    assertThat(checks).extracting(ConformanceCheck::name).doesNotHaveDuplicates();
  }

  /** Written anew with {@code -Dconformance.write=true}. */
  @Test
  void thePageListsEveryCheck() throws Exception {
    Path page = REFERENCE.resolve("conformance.md");
    String table =
        Stream.concat(Conformance.checks().stream(), GuessChecks.all().stream())
            .map(check -> "| `" + check.name() + "` | " + check.proofs() + " |\n")
            .collect(Collectors.joining());
    String text = Files.readString(page);
    String written = text.substring(0, text.indexOf(HEAD) + HEAD.length()) + table;
    if (Boolean.getBoolean("conformance.write")) {
      Files.writeString(page, written);
    }

    assertThat(Files.readString(page)).isEqualTo(written);
  }

  private static Stream<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult m) -> m.group(1));
  }
}
