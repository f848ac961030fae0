package dev.licensing.examples.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and tested here. */
class ReadmeTest {

  private static final Path SOURCE =
      Path.of("src/main/java/dev/licensing/examples/embed/Embed.java");
  private static final Path README = Path.of("../../README.md");

  @Test
  void theReadmeQuotesTheCodeWordForWord() throws IOException {
    String source = Files.readString(SOURCE);
    String quoted = between(source, "// tag::embed[]\n", "  // end::embed[]").stripIndent();

    assertThat(between(Files.readString(README), "```java\n", "```")).isEqualTo(quoted);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return text.substring(from + start.length(), text.indexOf(end, from + start.length()));
  }
}
