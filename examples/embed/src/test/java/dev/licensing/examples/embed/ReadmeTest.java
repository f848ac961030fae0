package dev.licensing.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and tested here. */
class ReadmeTest {

  @Test
  void theReadmeQuotesTheCodeThatIsTested() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/licensing/examples/embed/Embed.java"));
    String code =
        source
            .substring(source.indexOf("// tag::embed[]\n"), source.indexOf("  // end::embed[]"))
            .replace("// tag::embed[]\n", "")
            .stripTrailing() // a last line without indentation would count
            .stripIndent();

    assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + code + "\n```");
    assertThat(code.lines().count()).as("lines to embed").isLessThanOrEqualTo(22);
  }
}
