package dev.licensing.examples.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows is what is compiled here, and its pictures are there. */
class GuideTest {

  private static final Path GUIDE = Path.of("../../docs/guides/desktop.md");
  private static final Pattern PICTURE = Pattern.compile("\\]\\((\\.\\./images/[^)]+)\\)");

  @Test
  void theGuideQuotesTheCodeThatIsCompiled() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/licensing/examples/desktop/Sketchpad.java"));
    String code =
        source
            .substring(
                source.indexOf("// tag::host[]\n") + "// tag::host[]\n".length(),
                source.indexOf("  // end::host[]"))
            .stripTrailing() // a last line without indentation would count
            .stripIndent();

    assertThat(Files.readString(GUIDE)).contains("```java\n" + code + "\n```");
    assertThat(code.lines().count()).as("lines a host writes").isLessThanOrEqualTo(24);
  }

  @Test
  void thePicturesOfTheGuideAreThere() throws IOException {
    assertThat(PICTURE.matcher(Files.readString(GUIDE)).results().map(MatchResult::group).toList())
        .isNotEmpty();
    PICTURE
        .matcher(Files.readString(GUIDE))
        .results()
        .forEach(found -> assertThat(GUIDE.resolveSibling(found.group(1))).isNotEmptyFile());
  }
}
