package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One text for a support case. */
class SupportReportTest {

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-14.2")
  void itSaysWhatSupportAsksFor(LicensingWorld world) {
    Terms terms = Terms.floating(2, Duration.ofHours(1)).withFeatures(Map.of("export", "full"));
    Desk desk = Desk.in(world, directory, terms);
    try (LicensingClient client = desk.activated()) {
      client.refresh();
      world.transport().disconnect();
      client.refresh();
      world.transport().heal();
      client
          .account()
          .previewForceRelease(
              new ForceRelease(client.status().activation().orElseThrow(), false, "private words"));

      String report = client.supportReport();

      assertThat(report)
          .contains("product     acme-studio")
          .contains("verdict     Licensed, FRESH")
          .contains("leased until 2026-01-01T01:00:00Z")
          .contains("features [export]")
          .contains(client.status().activation().orElseThrow().toString())
          .contains("store       GOOD")
          .contains("environment BARE_METAL")
          .contains("EXPLICIT unknown, MACHINE_ID known, SYSTEM_UUID known")
          .contains("match       100 of 100")
          .contains("latest of the server 2026-01-01T00:00:00Z, corrected by PT0S")
          .contains("upkeep      not asked for")
          .contains("/refresh: no answer: CONNECTION, no connection")
          .contains("refused: UNREACHABLE_NOT_STATED [UNREACHABLE_NOT_STATED] (urn:uuid:")
          .contains("POST /v1/activations: done")
          .doesNotContain("private words");
    }
  }

  @LicensingTest
  void beforeAnythingWasDoneItSaysThatToo(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).builder(world.transport()).build()) {
      assertThat(client.supportReport())
          .contains("verdict     NotKnown, NOT_STARTED")
          .contains("license     none")
          .contains("pending     none");
      client.keepFresh();
      assertThat(client.supportReport()).contains("upkeep      ");
    }
  }

  @LicensingTest
  @Tag("rule-13.5")
  void itHoldsNoSecretNoPersonNoIdentifierAndNoWholeSerial(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.started()) {
      client.signIn(Desk.EMAIL, LicensingWorld.PASSWORD);
      client.signIn("wrong@example.com", "hunter22hunter22");
      client.account().register("eve@example.com", "Eve", "another secret");
      client.activate(desk.serial().value());
      client.refresh();
      client.account().serials();
      world.permitted(
          world
              .commands()
              .forceRelease(
                  desk.user().id(),
                  client.status().activation().orElseThrow(),
                  "Ada said ada@example.com"),
          Answer.ForceReleased.class);
      String held = client.supportReport();
      client.refresh();
      String ended = client.supportReport();

      assertThat(ended).contains("NotLicensed, Ended FORCE_RELEASED at");
      for (String report : new String[] {held, ended}) {
        assertThat(report)
            .doesNotContain(desk.serial().value(), serialGroups(desk))
            .doesNotContain(Desk.EMAIL, "wrong@example.com", "eve@example.com", "Ada", "Eve")
            .doesNotContain(LicensingWorld.PASSWORD, "hunter22hunter22", "another secret")
            .doesNotContain("desk\n", "Ada said");
        desk.machine()
            .components()
            .values()
            .forEach(value -> assertThat(report).doesNotContain(value));
        client
            .describeMachine()
            .identity()
            .components()
            .values()
            .forEach(hash -> assertThat(report).doesNotContain(hash.value()));
        world.transport().sent().stream()
            .flatMap(SupportReportTest::secrets)
            .forEach(secret -> assertThat(report).doesNotContain(secret));
      }
    }
  }

  /** As people read it. */
  private static String serialGroups(Desk desk) {
    return desk.serial().value().substring(0, 10);
  }

  /** Tokens, license files, keys and nonces, as they went over the wire. */
  private static Stream<String> secrets(WireRequest request) {
    Pattern secret = Pattern.compile("[A-Za-z0-9_-]{22,}");
    String headers =
        request.header("Authorization").orElse("")
            + ' '
            + request.header("Idempotency-Key").orElse("");
    Matcher found =
        secret.matcher(headers + ' ' + new String(request.body(), StandardCharsets.UTF_8));
    return found.results().map(MatchResult::group);
  }

  @Test
  void whatALibraryMayHaveSaidTooMuchIsTakenOut() {
    String home = System.getProperty("user.home");
    assertThat(
            Redaction.of(
                "proxy http://user:secret@proxy:8080 of someone@example.com in "
                    + home
                    + "/x with eyJhbGciOiJFZERTQSJ9.eyJwcm9kdWN0IjoiIn0.c2lnbmF0dXJlMTIz"
                    + " and Bearer abcdefghijklmnopqrstuvwxyz"))
        .isEqualTo("proxy http://***@proxy:8080 of *** in ~/x with *** and Bearer ***");
  }
}
