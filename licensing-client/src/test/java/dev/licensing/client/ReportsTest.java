package dev.licensing.client;

import static dev.licensing.client.Desk.must;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.ManagerDesk.Removal;
import dev.licensing.client.OwnerDesk.Relinquish;
import dev.licensing.client.OwnerDesk.Transfer;
import dev.licensing.client.answer.Confirmable;
import dev.licensing.client.answer.Deletion;
import dev.licensing.client.answer.Relinquishment;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.core.decision.Answer.Handover;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.decision.TransferReport;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Acts that can be asked first, by owners and managers. */
@Tag("rule-14.3")
class ReportsTest {

  private static final Email BOB = new Email("bob@example.com");

  @TempDir Path directory;

  @LicensingTest
  @Tag("rule-4.8")
  @Tag("rule-4.9")
  void anOwnerSeesWhoLosesASerialBeforeGivingItUp(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    Account bob = world.givenAccount(BOB.value(), "Bob");
    world.givenAssigned(desk.user(), desk.serial(), bob);
    try (LicensingClient client = desk.signedIn()) {
      Relinquish asked =
          new Relinquish(
              Set.of(desk.serial()), Optional.of(new Reservation(BOB, Optional.empty())));

      Confirmable<Relinquishment> preview = must(client.owner().previewRelinquish(asked));
      assertThat(preview.report().lost())
          .containsExactly(new Deletion.Lost(desk.serial(), List.of("Bob")));
      must(client.owner().relinquish(asked, preview.hash()));

      assertThat(must(client.account().serials())).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-4.8")
  void whatIsInUseIsNotGivenUpAndTheRefusalBringsTheReport(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    try (LicensingClient client = desk.activated()) {
      Relinquish asked = new Relinquish(Set.of(desk.serial()), Optional.empty());

      ServerProblem problem = problem(client.owner().previewRelinquish(asked));

      assertThat(problem.has(RefusalCode.SERIAL_IN_USE)).isTrue();
      assertThat(problem.report(Relinquishment.class)).isPresent();
      assertThat(problem.report(TransferReport.class)).isEmpty();
    }
  }

  @LicensingTest
  @Tag("rule-4.7")
  void anOwnerHandsASerialOn(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    Account bob = world.givenAccount(BOB.value(), "Bob");
    try (LicensingClient client = desk.signedIn()) {
      Transfer asked = new Transfer(Set.of(desk.serial()), BOB, true, Optional.empty());
      assertThat(
              problem(client.owner().previewTransfer(asked))
                  .has(RefusalCode.RECIPIENT_NOT_ASSIGNED))
          .isTrue();
      world.givenAssigned(desk.user(), desk.serial(), bob);

      Confirmable<TransferReport> preview = must(client.owner().previewTransfer(asked));
      assertThat(preview.report().newOwner()).contains(bob.id());
      assertThat(preview.hash()).isEqualTo(preview.report().hash());
      assertThat(must(client.owner().transfer(asked, preview.hash())).serials())
          .containsEntry(desk.serial(), Handover.TRANSFERRED);
    }
  }

  @LicensingTest
  @Tag("rule-6.1")
  @Tag("rule-6.3")
  @Tag("rule-6.5")
  void aManagerRemovesWhoHasLeftAndTakesThemBack(LicensingWorld world) {
    Desk desk = Desk.in(world, directory);
    Account bob = world.givenAccount(BOB.value(), "Bob");
    world.givenAssigned(desk.user(), desk.serial(), bob);
    world.givenActivation(bob, desk.serial(), FakeMachine.named("bobs-laptop"));
    try (LicensingClient client = desk.signedIn()) {
      var serial = must(client.account().serials()).get(0);
      var account = serial.uses().get(0).account();
      Removal mistyped = new Removal(serial.order(), account, "bob@example.org");
      ServerProblem problem = problem(client.manager().previewRemoval(mistyped));
      assertThat(problem.has(RefusalCode.EMAIL_NOT_RETYPED)).isTrue();
      assertThat(problem.report(RemovalReport.class)).isPresent();

      Removal asked = new Removal(serial.order(), account, BOB.value());
      assertThat(asked.toString()).doesNotContain(BOB.value());
      Confirmable<RemovalReport> preview = must(client.manager().previewRemoval(asked));
      assertThat(preview.report().touched()).hasSize(1);
      assertThat(preview.report().touched().get(0).use().machine()).isEqualTo("bobs-laptop");
      assertThat(preview.report().instead()).isNotEmpty();
      must(client.manager().remove(asked, preview.hash()));

      assertThat(desk.liveSeats()).isZero();
      assertThat(must(client.manager().reinstate(account))).isTrue();
    }
  }

  @LicensingTest
  @Tag("rule-7.1")
  @Tag("rule-7.2")
  void forOneLostMachineSupportIsAsked(LicensingWorld world) {
    Desk desk = Desk.in(world, directory, Terms.singleMachine().withRemoteDeactivationsPerYear(1));
    try (LicensingClient client = desk.activated()) {
      var asked =
          must(
              client
                  .manager()
                  .requestRemoteDeactivation(client.status().activation().orElseThrow(), "burnt"));

      assertThat(asked.quota().used()).isZero();
      assertThat(desk.liveSeats()).isEqualTo(1);
    }
  }

  private static ServerProblem problem(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused<?>) reply).problem();
  }
}
