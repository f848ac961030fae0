package dev.licensing.client.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Verdict.BuildNotCovered;
import dev.licensing.client.answer.Verdict.Ended;
import dev.licensing.client.answer.Verdict.GivenUp;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Lapsed;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NeverActivated;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.LicenseState;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.SerialNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final SerialNumber SERIAL = SerialNumber.fromRandom(new byte[15]);
  private static final Sentences ENGLISH = Sentences.english();

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void everyRefusalHasASentence(RefusalCode code) {
    assertSentence(ENGLISH.of(refused(code.name(), "")));
    assertSentence(
        ENGLISH.of(new Reason(code.name(), new TreeMap<>(), Optional.empty(), List.of())));
  }

  /** The codes stand in the table of the protocol's page. */
  @ParameterizedTest
  @MethodSource("codesOfTheEndpoint")
  void everyCodeOfTheEndpointHasASentence(String code) {
    assertSentence(ENGLISH.of(refused(code, "")));
  }

  @ParameterizedTest
  @EnumSource(RemedyCode.class)
  void everyRemedyHasASentence(RemedyCode code) {
    assertSentence(ENGLISH.of(code));
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void everySilenceHasASentence(Silence silence) {
    assertSentence(ENGLISH.of(new Reply.NoAnswer<>(silence, "", Optional.empty())));
  }

  @ParameterizedTest
  @EnumSource(Hindrance.class)
  void everyHindranceHasASentence(Hindrance hindrance) {
    assertSentence(ENGLISH.of(new Reply.NotSent<>(hindrance, "")));
  }

  @ParameterizedTest
  @EnumSource(Doubt.class)
  void everyDoubtHasASentenceAndAnAdvice(Doubt doubt) {
    assertSentence(ENGLISH.of(new NotKnown(doubt)));
    assertSentence(ENGLISH.of(doubt.advice()));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void everyVerdictHasASentence(Verdict verdict) {
    assertSentence(ENGLISH.of(verdict));
  }

  @Test
  void everyRuntimeVerdictHasASentence() {
    for (RuntimeVerdict verdict :
        List.of(
            new RuntimeVerdict.Permitted(true, AT),
            new RuntimeVerdict.Permitted(false, AT),
            new RuntimeVerdict.Local(),
            new RuntimeVerdict.WrongHost("here", new TreeSet<>(), Optional.empty()),
            new RuntimeVerdict.Expired(AT),
            new RuntimeVerdict.NotTrusted(Defect.MALFORMED))) {
      assertSentence(ENGLISH.of(verdict));
    }
  }

  @ParameterizedTest
  @EnumSource(EndingKind.class)
  void everyEndingHasASentence(EndingKind kind) {
    assertSentence(ENGLISH.of(new NotLicensed(new Ended(kind, AT, "Ada", ""))));
  }

  @ParameterizedTest
  @EnumSource(RefusalCode.class)
  void whatIsWithheldHasTheSentenceOfItsFirstReasonThatIsKnown(RefusalCode code) {
    assertThat(
            ENGLISH.of(
                new NotLicensed(
                    new Withheld(List.of("OF_A_NEWER_SERVER", code.name(), "OTHER"), AT))))
        .isEqualTo(ENGLISH.of(refused(code.name(), "")));
  }

  @Test
  void aCodeOfANewerServerIsSaidInTheServersWords() {
    assertThat(ENGLISH.of(refused("OF_A_NEWER_SERVER", "In its words.")))
        .isEqualTo("In its words.");
  }

  @Test
  void anApplicationCanTranslate() {
    Sentences german =
        Sentences.from(
            new ListResourceBundle() {
              @Override
              protected Object[][] getContents() {
                return new Object[][] {{"reply.DONE", "Erledigt."}};
              }
            });

    assertThat(german.of(new Reply.Done<>("x"))).isEqualTo("Erledigt.");
    assertThat(german.of(RemedyCode.WAIT)).isEqualTo("remedy.WAIT");
  }

  static List<Verdict> verdicts() {
    return List.of(
        new Licensed(SERIAL, new TreeMap<>(), AT, LicenseState.FRESH),
        new Grace(SERIAL, new TreeMap<>(), 3, AT),
        new NotLicensed(new NeverActivated()),
        new NotLicensed(new Lapsed(AT)),
        new NotLicensed(new BuildNotCovered(AT, AT)),
        new NotLicensed(new Withheld(List.of("OF_A_NEWER_SERVER"), AT)),
        new NotLicensed(new GivenUp(AT)));
  }

  static Set<String> codesOfTheEndpoint() throws IOException {
    Path page = Path.of("..", "docs", "reference", "http.md");
    Matcher row =
        Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| \\d+ \\|").matcher(Files.readString(page));
    Set<String> codes = new TreeSet<>();
    while (row.find()) {
      codes.add(row.group(1));
    }
    assertThat(codes).hasSizeGreaterThan(8);
    return codes;
  }

  private static Reply<Object> refused(String code, String title) {
    return new Reply.Refused<>(
        new ServerProblem(code, title, "", "", List.of(), Optional.empty(), Optional.empty()));
  }

  private static void assertSentence(String text) {
    assertThat(text).matches("[A-Z][^\\n]{3,110}\\.");
  }
}
