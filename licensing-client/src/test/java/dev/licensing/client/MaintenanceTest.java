package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict.BuildNotCovered;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotLicensed;
import dev.licensing.client.answer.Verdict.Withheld;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Fault;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Builds released after the maintenance ended are not covered, offline too (rule 11.2). */
@Tag("rule-11.2")
class MaintenanceTest {

  @TempDir Path directory;

  private static Instant end(LicensingWorld world) {
    return world.clock().instant().plus(Duration.ofDays(100));
  }

  private LicensingClient built(Desk desk, Instant released) {
    LicensingClient client = desk.builder(desk.world().transport()).builtOn(released).build();
    client.start();
    client.useToken(desk.world().signedIn(desk.user()));
    return client;
  }

  @LicensingTest
  @Tag("rule-11.1")
  void theBuildIsJudgedOfflineAtTheInstantItself(LicensingWorld world) {
    Instant end = end(world);
    Desk desk = Desk.in(world, directory, Terms.perpetual(end));
    desk.activated().close();
    world.transport().disconnect();
    try (LicensingClient old = built(desk, end.minusSeconds(1));
        LicensingClient tooNew = built(desk, end)) {
      assertThat(old.check()).isInstanceOf(Licensed.class);
      assertThat(tooNew.check()).isEqualTo(new NotLicensed(new BuildNotCovered(end, end)));
      assertThat(tooNew.check().refreshDue()).isTrue();
      assertThat(tooNew.license()).isPresent(); // to show what it says
    }
  }

  @LicensingTest
  void aCoveredBuildWorksForEver(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, Terms.perpetual(end(world)));
    try (LicensingClient client = built(desk, world.clock().instant())) {
      must(client.activate(desk.serial().value()));
      world.clock().advance(Duration.ofDays(4000));
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  void withoutABuildDateNothingIsJudged(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, Terms.perpetual(end(world)));
    try (LicensingClient client = desk.activated()) {
      world.clock().advance(Duration.ofDays(4000));
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
      assertThat(bodies(world, "buildDate")).allMatch(body -> body.contains("\"buildDate\":null"));
    }
  }

  @LicensingTest
  void theBuildDateIsSentAndTheServerRefusesALaterBuild(LicensingWorld world) {
    Instant end = end(world);
    Desk desk = Desk.in(world, directory, Terms.perpetual(end));
    try (LicensingClient client = built(desk, end)) {
      Reply<Activated> reply = client.activate(desk.serial().value());
      assertThat(((Reply.Refused<Activated>) reply).problem().has(RefusalCode.BUILD_NOT_COVERED))
          .isTrue();
      assertThat(bodies(world, "buildDate"))
          .allMatch(body -> body.contains("\"buildDate\":\"" + end + "\""));
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void anUpdateThatIsNotCoveredIsToldSoAndARenewalHelps(LicensingWorld world) {
    Instant end = end(world);
    Desk desk = Desk.in(world, directory, Terms.perpetual(end));
    desk.activated().close();
    try (LicensingClient client = built(desk, end.plusSeconds(1))) {
      client.refresh();
      Withheld ground = (Withheld) ((NotLicensed) client.check()).ground();
      assertThat(ground.known()).containsExactly(RefusalCode.BUILD_NOT_COVERED);
      assertThat(desk.liveSeats()).isEqualTo(1);

      world.givenTerms(desk.serial(), Terms.perpetual(end.plusSeconds(9)));
      assertThat(must(client.refresh())).isInstanceOf(Licensed.class);
    }
  }

  @LicensingTest
  @Tag("rule-3.1")
  void whatIsNotCoveredCanBeReleased(LicensingWorld world) {
    Instant end = end(world);
    Desk desk = Desk.in(world, directory, Terms.perpetual(end));
    desk.activated().close();
    try (LicensingClient client = built(desk, end)) {
      must(client.release());
      assertThat(desk.liveSeats()).isZero();
    }
  }

  @LicensingTest
  @Tag("rule-2.4")
  void anUpdateBetweenTheQuestionAndItsAnswerRepeatsTheQuestionAsItWas(LicensingWorld world) {
    Instant now = world.clock().instant();
    Desk desk = Desk.in(world, directory);
    try (LicensingClient old = built(desk, now)) {
      world.transport().next(Fault.ANSWER_LOST);
      old.activate(desk.serial().value());
    }
    try (LicensingClient updated = built(desk, now.plusSeconds(9))) {
      must(updated.activate(desk.serial().value()));
      assertThat(bodies(world, "buildDate")).hasSize(2).containsOnly(bodies(world, now).get(0));
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  private static List<String> bodies(LicensingWorld world, Object containing) {
    return world.transport().sent().stream()
        .map(request -> new String(request.body(), StandardCharsets.UTF_8))
        .filter(body -> body.contains(containing.toString()))
        .toList();
  }
}
