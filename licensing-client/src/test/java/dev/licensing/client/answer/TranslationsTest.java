package dev.licensing.client.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.RemedyCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every language, of which English is held to the codes by its own test. */
class TranslationsTest {

  private static final Path BUNDLES = Path.of("src/main/resources/dev/licensing/client/answer");

  /** Told by their letters, where they have letters of their own; a forgotten line is English. */
  private static final Map<String, String> LETTERS = Map.of("ja", "[ぁ-ヿ一-鿿]", "zh", "[一-鿿]");

  static Stream<Path> translations() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      List<Path> all = files.filter(file -> !language(file).isEmpty()).sorted().toList();
      assertThat(all).hasSize(5);
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("translations")
  void saysAllThatEnglishSays(Path translation) throws IOException {
    assertThat(sentences(translation).keySet())
        .containsExactlyElementsOf(sentences(BUNDLES.resolve("sentences.properties")).keySet());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void isInItsLanguageAndWhole(Path translation) throws IOException {
    Map<String, String> english = sentences(BUNDLES.resolve("sentences.properties"));
    Pattern letters = Pattern.compile(LETTERS.getOrDefault(language(translation), "[a-zà-ÿœ]"));
    sentences(translation)
        .forEach(
            (key, sentence) ->
                assertThat(sentence)
                    .as(key)
                    .isNotEqualTo(english.get(key))
                    .containsPattern(letters)
                    .matches(".{3,150}[.。]")
                    .doesNotContain("  ", "TODO", "\uFFFD"));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void isFoundByItsLanguageInEveryCountry(Path translation) throws IOException {
    String expected = sentences(translation).get("remedy.CONTACT_VENDOR");
    String language = language(translation);

    assertThat(Sentences.in(Locale.forLanguageTag(language)).of(RemedyCode.CONTACT_VENDOR))
        .isEqualTo(expected);
    assertThat(Sentences.in(Locale.forLanguageTag(language + "-CH")).of(RemedyCode.CONTACT_VENDOR))
        .isEqualTo(expected);
  }

  @Test
  void anyOtherLanguageIsEnglish() {
    for (String tag : List.of("en-GB", "pt", "und", "de_DE")) {
      assertThat(Sentences.in(Locale.forLanguageTag(tag)).of(RemedyCode.CONTACT_VENDOR))
          .isEqualTo("Contact the vendor.");
    }
  }

  private static String language(Path bundle) {
    Matcher name =
        Pattern.compile("sentences_([a-z]+)\\.properties").matcher(bundle.getFileName().toString());
    return name.matches() ? name.group(1) : "";
  }

  /** Read line by line, because properties would hide a key that stands twice. */
  private static Map<String, String> sentences(Path bundle) throws IOException {
    Map<String, String> sentences = new TreeMap<>();
    for (String line : Files.readAllLines(bundle, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" = ", 2);
        assertThat(sentences.put(parts[0], parts[1])).as(parts[0] + " stands twice").isNull();
      }
    }
    return sentences;
  }
}
