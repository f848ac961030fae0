package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemedyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of outcomes and the code say the same, in the same order. */
class OutcomesPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");
  private static final Pattern CODE = Pattern.compile("`([A-Z_]{4,})`");

  @Test
  @Tag("rule-14.1")
  void thePageListsEveryRefusalInOrderOfPrecedence() throws IOException {
    List<String> rows = ROW.matcher(page()).results().map(row -> row.group(1)).toList();

    assertThat(rows).isEqualTo(Arrays.stream(RefusalCode.values()).map(RefusalCode::name).toList());
  }

  @Test
  @Tag("rule-14.2")
  void thePageNamesEveryRemedyAndNoOther() throws IOException {
    Set<String> named = new TreeSet<>();
    CODE.matcher(page()).results().map((MatchResult found) -> found.group(1)).forEach(named::add);
    Arrays.stream(RefusalCode.values()).forEach(code -> named.remove(code.name()));

    assertThat(named)
        .containsExactlyInAnyOrder(
            Arrays.stream(RemedyCode.values()).map(RemedyCode::name).toArray(String[]::new));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "reference", "outcomes.md"));
  }
}
