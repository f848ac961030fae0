package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.core.decision.Answer.Sharing;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.SerialOverview;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The account side of the protocol, from inside a product. */
class AccountDeskTest {

  private static final Email BOB = new Email("bob@example.com");

  @TempDir Path directory;

  @LicensingTest
  void aPersonRegistersSignsInAndOut(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).started()) {
      AccountId bob = must(client.account().register("Bob@Example.com", "Bob", "a long password"));
      assertThat(must(client.signIn("bob@example.com", "a long password")).account())
          .isEqualTo(bob);
      assertThat(client.status().signedIn()).isTrue();

      must(client.account().signOut());
      assertThat(client.status().signedIn()).isFalse();
      assertThat(((Reply.NotSent<?>) client.account().serials()).hindrance())
          .isEqualTo(Hindrance.NOT_SIGNED_IN);
    }
  }

  @LicensingTest
  void aWrongPasswordIsRefusedAndSignsNobodyIn(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).started()) {
      assertThat(problem(client.signIn(Desk.EMAIL, "wrong wrong wrong")).code())
          .isEqualTo("WRONG_CREDENTIALS");
      assertThat(client.status().signedIn()).isFalse();
    }
  }

  @LicensingTest
  void aTokenThatHoldsNoMoreIsForgotten(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.signedIn()) {
      world.clock().advance(Duration.ofDays(30));

      assertThat(problem(client.account().serials()).code()).isEqualTo("NOT_SIGNED_IN");
      assertThat(client.status().signedIn()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-4.2")
  @Tag("rule-4.4")
  void aPersonClaimsSharesAndTakesBack(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    world.givenAccount(BOB.value(), "Bob");
    Set<SerialNumber> serials = Set.of(world.givenSerial(Terms.singleMachine()));
    try (LicensingClient client = desk.signedIn()) {
      assertThat(must(client.account().claim(serials)).serials()).isEqualTo(serials);
      assertThat(must(client.account().assign(serials, BOB)).serials().values())
          .containsExactly(Sharing.ASSIGNED);
      assertThat(overview(client, serials).assigned()).containsExactly("Bob");
      assertThat(must(client.account().unassign(serials, BOB)).serials().values())
          .containsExactly(Sharing.UNASSIGNED);
      assertThat(overview(client, serials).assigned()).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-4.3")
  void whoHasNoAccessAsksTheOwner(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.started()) {
      client.useToken(world.signedIn(world.givenAccount(BOB.value(), "Bob")));

      assertThat(must(client.account().requestAccess(desk.serial(), "please")).serial())
          .isEqualTo(desk.serial());
      assertThat(
              problem(client.account().claim(Set.of(desk.serial())))
                  .has(RefusalCode.SERIAL_ALREADY_OWNED))
          .isTrue();
    }
  }

  @LicensingTest
  @Tag("rule-3.2")
  @Tag("rule-3.3")
  @Tag("rule-14.3")
  void aForceReleaseIsPreviewedConfirmedAndDone(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    desk.activated().close();
    try (LicensingClient phone = desk.at(directory.resolve("phone")).signedIn()) {
      SerialOverview serial = overview(phone, Set.of(desk.serial()));
      ForceRelease asked =
          new ForceRelease(serial.uses().get(0).activation(), true, "it fell into the sea");

      Confirmable<ForceReleaseReport> preview = must(phone.account().previewForceRelease(asked));
      assertThat(preview.report().machine()).isEqualTo("desk");
      assertThat(preview.report().offlineUseUntil()).isAfter(world.clock().instant());
      assertThat(preview.hash()).isEqualTo(preview.report().hash());
      assertThat(desk.liveSeats()).isEqualTo(1);

      assertThat(problem(phone.account().forceRelease(asked, ReportHash.of("other"))).code())
          .isEqualTo("REPORT_CHANGED");
      must(phone.account().forceRelease(asked, preview.hash()));
      assertThat(desk.liveSeats()).isZero();
      assertThat(overview(phone, Set.of(desk.serial())).coolDownUntil())
          .contains(preview.report().coolDownUntil());
    }
  }

  @LicensingTest
  @Tag("rule-3.2")
  void withoutTheStatementThatItCannotBeReachedNothingIsForced(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      ForceRelease asked = new ForceRelease(client.status().activation().orElseThrow(), false, "");

      ServerProblem problem = problem(client.account().previewForceRelease(asked));
      assertThat(problem.code()).isEqualTo("UNREACHABLE_NOT_STATED");
      assertThat(problem.report(ForceReleaseReport.class)).isPresent();
    }
  }

  @LicensingTest
  @Tag("rule-8.1")
  @Tag("rule-8.3")
  @Tag("rule-8.4")
  @Tag("rule-8.5")
  void anAccountIsDeletedOnceNothingStandsInTheWay(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Confirmable<Deletion> blocked = must(client.account().deletionReport());
      assertThat(blocked.report().possible()).isFalse();
      assertThat(blocked.report().blocking().get(0).use().machine()).isEqualTo("desk");
      assertThat(problem(client.account().delete(blocked.hash())).report(Deletion.class))
          .isPresent();

      must(client.release());
      Confirmable<Deletion> free = must(client.account().deletionReport());
      assertThat(free.report().possible()).isTrue();
      assertThat(free.report().lost()).extracting(lost -> lost.serial()).contains(desk.serial());
      must(client.account().delete(free.hash()));

      assertThat(client.status().signedIn()).isFalse();
      assertThat(problem(client.signIn(Desk.EMAIL, LicensingWorld.PASSWORD)).code())
          .isEqualTo("WRONG_CREDENTIALS");
    }
  }

  @LicensingTest
  @Tag("rule-2.3")
  void whoHoldsASerialIsSeenByItsOwner(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    var bob = world.givenAccount(BOB.value(), "Bob");
    world.givenAssigned(desk.user(), desk.serial(), bob);
    world.givenActivation(bob, desk.serial(), FakeMachine.named("bobs-machine"));
    try (LicensingClient client = desk.signedIn()) {
      SerialOverview seen = overview(client, Set.of(desk.serial()));

      assertThat(seen.owned()).isTrue();
      assertThat(seen.uses()).hasSize(1);
      assertThat(seen.uses().get(0).user()).isEqualTo("Bob");
      assertThat(seen.uses().get(0).own()).isFalse();
    }
  }

  @LicensingTest
  @Tag("rule-12.3")
  void withoutAnAnswerTheAccountIsNeitherYesNorNo(LicensingWorld world) {
    try (LicensingClient client = Desk.in(world, directory).signedIn()) {
      world.transport().disconnect();

      assertThat(client.account().serials()).isInstanceOf(Reply.NoAnswer.class);
      assertThat(client.account().deletionReport()).isInstanceOf(Reply.NoAnswer.class);
      assertThat(client.status().signedIn()).isTrue();
    }
  }

  private static SerialOverview overview(LicensingClient client, Set<SerialNumber> serials) {
    List<SerialOverview> all = must(client.account().serials());
    return all.stream().filter(o -> serials.contains(o.serial())).findFirst().orElseThrow();
  }

  private static ServerProblem problem(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused<?>) reply).problem();
  }
}
