package dev.licensing.examples.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.answer.Verdict;
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
import dev.licensing.core.model.Account;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.examples.studio.Studio.Mode;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingExtension;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every verdict a product can get, each brought about by one line. */
@ExtendWith(LicensingExtension.class)
class StudioTest {

  private static final Instant BUILT = Instant.parse("2025-12-01T00:00:00Z");
  private static final Terms TERMS = Terms.singleMachine().withFeatures(Map.of("export", "pdf"));

  @TempDir private Path folder;
  private LicensingWorld world;
  private FakeMachine machine;
  private SerialNumber serial;
  private LicensingClient licensing;
  private Studio studio;

  @BeforeEach
  void start(LicensingWorld given, FakeMachine desktop) {
    world = given;
    machine = desktop;
    Account ada = world.givenAccount("ada@example.com", "Ada");
    serial = world.givenOwned(ada, TERMS);
    restart(BUILT);
  }

  @AfterEach
  void stop() {
    licensing.close();
  }

  /** The program is started, again; what it keeps on disk stays. */
  private void restart(Instant built) {
    if (licensing != null) {
      licensing.close();
    }
    licensing =
        LicensingClient.forProduct("acme-studio")
            .server(world.transport())
            .trusting(world.trustedKeys())
            .clock(world.clock())
            .machine(machine)
            .store(folder)
            .builtOn(built)
            .build();
    studio = new Studio(licensing);
  }

  private Reply<Verdict> activate() {
    return studio.activate("ada@example.com", LicensingWorld.PASSWORD, serial.value());
  }

  private void activated() {
    assertThat(activate()).isInstanceOf(Reply.Done.class);
  }

  private Verdict.Ground ground() {
    assertThat(licensing.check()).isInstanceOf(NotLicensed.class);
    return ((NotLicensed) licensing.check()).ground();
  }

  private List<RefusalCode> refusals(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused<?>) reply)
        .problem().reasons().stream()
            .flatMap(reason -> Stream.of(RefusalCode.valueOf(reason.code())))
            .toList();
  }

  @Test
  void neverActivated() {
    assertThat(ground()).isInstanceOf(NeverActivated.class);
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
    assertThat(studio.reminder()).isNotEmpty();
  }

  @Test
  void licensed() {
    activated();

    assertThat(licensing.check()).isInstanceOf(Licensed.class);
    assertThat(studio.mode()).isEqualTo(Mode.FULL);
    assertThat(studio.exports("pdf")).isTrue();
    assertThat(studio.exports("svg")).isFalse();
  }

  @Test
  void graceWithTwoDaysLeft() {
    activated();
    world.situations().graceWithDaysLeft(serial, 2);

    assertThat(licensing.check()).isInstanceOf(Grace.class);
    assertThat(studio.mode()).isEqualTo(Mode.FULL_WITH_REMINDER);
    assertThat(studio.reminder()).contains("2 days");
  }

  @Test
  void lapsed() {
    activated();
    world.situations().lapsed(serial);

    assertThat(ground()).isInstanceOf(Lapsed.class);
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
    assertThat(studio.exports("pdf")).isFalse();
  }

  @Test
  void releasedByForce() {
    activated();
    world.situations().releasedByForce(serial);
    assertThat(studio.mode()).isEqualTo(Mode.FULL);
    studio.refresh();

    assertThat(ground())
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.kind()).isEqualTo(EndingKind.FORCE_RELEASED));
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
  }

  @Test
  void removed() {
    activated();
    world.situations().removed(serial);
    studio.refresh();

    assertThat(ground())
        .isInstanceOfSatisfying(
            Ended.class, ended -> assertThat(ended.kind()).isEqualTo(EndingKind.USER_REMOVED));
    assertThat(refusals(activate())).contains(RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  void suspended() {
    activated();
    world.situations().suspended(serial);
    studio.refresh();

    assertThat(ground()).isInstanceOf(Withheld.class);
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
  }

  @Test
  void seatLimit() {
    world.situations().seatLimitReached(serial);

    assertThat(refusals(activate())).containsExactly(RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
  }

  @Test
  void heldByAnotherUser() {
    world.situations().heldByAnotherUser(serial);

    assertThat(refusals(activate())).contains(RefusalCode.HELD_BY_ANOTHER_USER);
  }

  @Test
  void clockInDoubt() {
    activated();
    world.situations().clockInDoubt(serial);

    assertThat(licensing.check()).isEqualTo(new NotKnown(Doubt.CLOCK));
    assertThat(studio.mode()).isEqualTo(Mode.AS_BEFORE);
  }

  @Test
  void keyRotated() {
    activated();
    world.situations().keyRotated();

    assertThat(studio.refresh()).isInstanceOf(Reply.NoAnswer.class);
    assertThat(studio.mode()).as("what was known goes on being true").isEqualTo(Mode.FULL);
    restart(BUILT);
    assertThat(studio.refresh()).as("the next release trusts both").isInstanceOf(Reply.Done.class);
  }

  @Test
  void serverDown() {
    activated();
    world.situations().serverDown();

    assertThat(studio.refresh())
        .isInstanceOfSatisfying(
            Reply.NoAnswer.class, none -> assertThat(none.silence()).isEqualTo(Silence.CONNECTION));
    assertThat(studio.mode()).isEqualTo(Mode.FULL);
  }

  @Test
  void captivePortal() {
    activated();
    world.situations().captivePortal();

    assertThat(studio.refresh())
        .isInstanceOfSatisfying(
            Reply.NoAnswer.class,
            none -> assertThat(none.silence()).isEqualTo(Silence.NOT_THE_SERVER));
    assertThat(studio.mode()).isEqualTo(Mode.FULL);
  }

  @Test
  void buildNotCovered() {
    world.givenTerms(serial, Terms.perpetual(BUILT.plus(Duration.ofDays(10))));
    activated();
    restart(BUILT.plus(Duration.ofDays(20)));

    assertThat(ground()).isInstanceOf(BuildNotCovered.class);
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
  }

  @Test
  void givenUp() {
    activated();
    licensing.release();

    assertThat(ground()).isInstanceOf(GivenUp.class);
  }

  @Test
  void anotherMachine() {
    activated();
    machine = FakeMachine.named("laptop");
    restart(BUILT);

    assertThat(licensing.check()).isEqualTo(new NotKnown(Doubt.STORE_OF_OTHER_MACHINE));
    assertThat(studio.mode()).isEqualTo(Mode.VIEWER);
  }

  @Test
  void damagedStore() throws Exception {
    activated();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, "damaged");
      }
    }
    restart(BUILT);

    assertThat(licensing.check()).isEqualTo(new NotKnown(Doubt.STORE_DAMAGED));
    activated();
    assertThat(studio.mode()).isEqualTo(Mode.FULL);
  }
}
