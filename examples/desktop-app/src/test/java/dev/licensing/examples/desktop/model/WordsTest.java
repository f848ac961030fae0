package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Status.Pending;
import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.answer.UpkeepStatus;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text is there in every language, can be filled in, and can be reached by its key. */
class WordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{\\d");
  private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-zA-Z]*\\.[a-zA-Z0-9_.]+)\"");

  static Stream<String> languages() {
    return Stream.concat(Stream.of("en"), Words.TRANSLATIONS.stream());
  }

  private static Map<String, String> texts(String language) throws IOException {
    String name =
        language.equals("en") ? "dialog.properties" : "dialog_" + language + ".properties";
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEveryTextWithTheSamePlaces(String language) throws IOException {
    Map<String, String> english = texts("en");
    Map<String, String> texts = texts(language);

    assertThat(texts.keySet()).isEqualTo(english.keySet());
    texts.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotBlank().doesNotContain("'");
          assertThat(places(text)).as(key).isEqualTo(places(english.get(key)));
        });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTextCanBeFilledInAndItsKeyIsALetterOfIt(String language) throws IOException {
    Words words = Words.in(Locale.forLanguageTag(language), ZoneOffset.UTC);
    for (Map.Entry<String, String> text : texts(language).entrySet()) {
      Words.Label label = words.label(text.getKey(), 1, 2);
      assertThat(label.text()).as(text.getKey()).doesNotContain("{", "}", "&");
      assertThat(label.mnemonic() >= 0).as(text.getKey()).isEqualTo(text.getValue().contains("&"));
      if (label.mnemonic() >= 0) {
        assertThat(Character.isLetter(label.key())).as(text.getKey()).isTrue();
      }
    }
  }

  @Test
  void whatTheCodeAsksForIsThereAndNothingElse() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        QUOTED
            .matcher(Files.readString(source))
            .results()
            .forEach(found -> used.add(found.group(1)));
      }
    }
    used.add("title");
    computed(used, "serial.", SerialEntry.Say.values());
    computed(used, "pending.", Pending.values());
    computed(used, "upkeep.", UpkeepStatus.State.values());
    computed(used, "button.act.", Standing.Act.values());
    computed(used, "button.offer.", Offer.Kind.values());
    used.remove("button.offer.FORCE_RELEASE"); // has its machine on it
    Arrays.stream(StoreCondition.values())
        .filter(condition -> !Standing.QUIET.contains(condition))
        .forEach(condition -> used.add("store." + condition));
    for (String page : new String[] {"page.release", "page.giveUp"}) {
      used.remove(page);
      Stream.of(".title", ".text", ".consequence").forEach(part -> used.add(page + part));
    }
    used.removeIf(key -> key.endsWith(".") || key.endsWith(".json") || key.endsWith(".properties"));

    assertThat(texts("en").keySet()).isEqualTo(used);
  }

  private static void computed(Set<String> used, String prefix, Enum<?>[] values) {
    Arrays.stream(values).forEach(value -> used.add(prefix + value));
  }

  @Test
  void anAmpersandInANameIsNoKey() {
    Words.Label label = Words.in(Locale.ENGLISH, ZoneOffset.UTC).label("button.releaseOn", "R&D");

    assertThat(label).isEqualTo(new Words.Label("Release “R&D”…", -1));
  }

  @Test
  void timesAreOfTheLanguageAndTheZone() {
    Instant at = Instant.parse("2026-01-08T09:30:00Z");

    assertThat(Words.in(Locale.GERMAN, ZoneOffset.ofHours(1)).time(at))
        .contains("8. Januar 2026", "10:30");
    assertThat(Words.in(Locale.forLanguageTag("tr"), ZoneOffset.UTC).date(at))
        .as("not built in: English")
        .isEqualTo("January 8, 2026");
  }

  /** What can be tested without a display stays so. */
  @Test
  void theModelKnowsNoWidget() throws IOException {
    try (Stream<Path> sources =
        Files.list(Path.of("src/main/java/dev/licensing/examples/desktop/model"))) {
      assertThat(sources)
          .isNotEmpty()
          .allSatisfy(
              source ->
                  assertThat(Files.readString(source)).doesNotContain("java.awt", "javax.swing"));
    }
  }
}
