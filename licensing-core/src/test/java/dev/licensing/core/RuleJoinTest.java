package dev.licensing.core;

import static dev.licensing.core.RuleJoin.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules page and the tests name the same rules. */
class RuleJoinTest {
  private static final String PAGE =
      """
      # The rules

      **9.9** is text: it stands before the sections.

      ## In force
      ### 2 Activation
      - **2.1** An activation ties one serial, one account, one machine.
      - text with **2.9** inside, and **bold** words
      #### **2.10** As a heading

      ```
      - **2.8** An example in a fence.
      ```

      ## Planned
      **3.1** Release is always possible.

      ## History
      - **7.7** was dropped.
      """;

  @Test
  void pageAndTestsAgree() throws IOException {
    Path root = repositoryRoot();
    assertThat(problems(Files.readString(root.resolve("docs/reference/rules.md")), sources(root)))
        .isEmpty();
  }

  @Test
  void agreementIsSilent() {
    assertThat(problems(PAGE, test("@Tag(\"rule-2.1\") @Tag( \"rule-2.10\" ) class T {}")))
        .isEmpty();
  }

  @Test
  void ruleInForceNeedsATest() {
    assertThat(problems(PAGE, test("@Tag(\"rule-2.1\")")))
        .containsExactly("rule 2.10 is in force and has no test");
  }

  @Test
  void unknownNumberIsRefused() {
    assertThat(problems(PAGE, test("@Tag(\"rule-2.1\") @Tag(\"rule-2.10\") @Tag(\"rule-2.8\")")))
        .containsExactly("tag rule-2.8 names no rule: [T.java]");
  }

  @Test
  void plannedRuleWithATestMoves() {
    assertThat(problems(PAGE, test("@Tag(\"rule-2.1\") @Tag(\"rule-2.10\") @Tag(\"rule-3.1\")")))
        .containsExactly("rule 3.1 is planned and has a test; move it to In force");
  }

  @Test
  void numberStandsOnce() {
    String page = "## In force\n- **1.1** a\n## Planned\n- **1.1** b\n- **1.2** c\n- **1.2** d\n";
    assertThat(problems(page, Map.of())).contains("rule 1.1 stands twice", "rule 1.2 stands twice");
  }

  @Test
  void missingSectionIsTold() {
    assertThat(problems("## In Force\n- **1.1** a\n", Map.of()))
        .containsExactly("the page needs the headings '## In force' and '## Planned'");
  }

  @Test
  void tagsInCommentsAndTextDoNotCount() {
    String source =
        """
        // @Tag("rule-2.1")
        /* @Tag("rule-2.1") */
        String glob = "src/**"; char quote = '"';
        String text = "@Tag(\\"rule-2.1\\")";
        @Tag("rule-2.10") class T {}
        """;
    assertThat(problems(PAGE, test(source)))
        .containsExactly("rule 2.1 is in force and has no test");
  }

  private static Map<String, String> test(String source) {
    return Map.of("T.java", source);
  }

  private static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The test sources of every module, and the testkit, whose contracts are tests too. */
  private static Map<String, String> sources(Path root) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    for (Path module : modules(root)) {
      collect(root, module.resolve("src/test/java"), sources);
    }
    collect(root, root.resolve("licensing-testkit/src/main/java"), sources);
    return sources;
  }

  private static List<Path> modules(Path root) throws IOException {
    try (Stream<Path> top = Files.list(root);
        Stream<Path> examples = Files.list(root.resolve("examples"))) {
      return Stream.concat(top, examples).filter(Files::isDirectory).toList();
    }
  }

  private static void collect(Path root, Path folder, Map<String, String> sources)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(root.relativize(file).toString(), read(file)));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
