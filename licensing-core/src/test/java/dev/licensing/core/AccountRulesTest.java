package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeEmail;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.DeletionReport;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account's address (4.4, 5.9), and the roles it leaves behind (8.6, 8.8). */
class AccountRulesTest extends Story {

  private Decision changeEmail(AccountId who, String to) {
    return world.execute(new ChangeEmail(world.by(who), email(to)));
  }

  @Test
  void aCredentialIsNotInWhatIsPrintedOfADecision() {
    Account eve = Account.registered(new AccountId(world.id()), email("eve"), "Eve");
    RegisterAccount command =
        new RegisterAccount(world.by(new Actor.Visitor()), eve, "hash of a password");

    Decision decision = world.preview(command);

    assertThat(decision.toString() + command)
        .contains("AccountRegistered[" + eve.id() + "]")
        .doesNotContain("hash of a password");
  }

  @Test
  @Tag("rule-10.2")
  void anAddressChangesAndBothAreTold() {
    Decision decision = changeEmail(alice, "alice.smith");

    assertThat(world.account(alice).orElseThrow().email()).isEqualTo(email("alice.smith"));
    assertThat(told(decision, NoticeKind.EMAIL_CHANGED))
        .containsExactly(
            new Notice.ToEmail(email("alice")), new Notice.ToEmail(email("alice.smith")));
    assertThat(permitted(changeEmail(alice, "alice.smith")).changes()).isEmpty();
    refused(changeEmail(bob, "alice.smith"), RefusalCode.EMAIL_TAKEN);
    account("alice");
  }

  @Test
  @Tag("rule-4.4")
  @Tag("rule-5.9")
  void whatWaitsForTheNewAddressIsTakenUp() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "carol.smith", SERIAL));
    OrderId order = sold(Terms.perDeveloper(1), buyers("", "", "carol.smith"), SECOND);

    permitted(changeEmail(carol, "carol.smith"));

    activated(carol, SERIAL, DESKTOP);
    assertThat(world.order(order).roles().licenseManagers()).containsExactly(carol);
    assertThat(world.state.invitations()).isEmpty();
    assertThat(world.state.pendingRoles()).isEmpty();
  }

  @Test
  @Tag("rule-4.4")
  void whoSharesASerialAlreadyTakesTheInvitationUpForNothing() {
    aliceOwnsAndBobIsAssigned();
    permitted(assign(alice, "other", SERIAL));
    permitted(assign(alice, "another", SERIAL));

    permitted(changeEmail(bob, "other"));
    permitted(changeEmail(alice, "another"));

    assertThat(world.state.invitations()).isEmpty();
    assertThat(world.state.assignments()).hasSize(1);
  }

  @Test
  void changingTheAddressNeedsAFreshProofOfWhoAsks() {
    refused(
        world.execute(
            new ChangeEmail(
                world.by(new Actor.Person(alice, world.now.minus(Duration.ofMinutes(10)))),
                email("other"))),
        RefusalCode.REAUTHENTICATION_REQUIRED);
  }

  @Test
  @Tag("rule-8.8")
  void anOrderThatStillHasAManagerGoesOnWithoutItsCustomer() {
    OrderId order = sold(Terms.singleMachine(), buyers("alice", "bob"), SERIAL);

    Decision decision = delete(alice, Optional.of(deletionReport(alice).hash()));

    assertThat(told(decision, NoticeKind.MANAGER_GONE)).containsExactly(new Notice.ToAccount(bob));
    assertThat(world.order(order).customer()).isEmpty();
    assertThat(world.order(order).roles().purchaser()).contains(bob);
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.SERIAL_UNOWNED);
    permitted(claim(carol, SERIAL));
  }

  @Test
  @Tag("rule-8.4")
  @Tag("rule-8.6")
  void theReportListsTheRolesInOrdersOfOthersAndTheyEnd() {
    OrderId order = sold(Terms.singleMachine(), buyers("alice", "", "bob"), SERIAL);
    DeletionReport report = deletionReport(bob);
    assertThat(report.roles()).containsExactly(order);
    assertThat(deletionReport(alice).roles()).isEmpty();

    deleted(bob);

    assertThat(world.order(order).roles().licenseManagers()).isEmpty();
    assertThat(world.order(order).customer()).contains(alice);
    assertThat(world.order(order).terms().claimable()).isTrue();
  }

  @Test
  @Tag("rule-8.5")
  void aRoleThatWasGivenMeanwhileSpoilsTheReport() {
    var seen = deletionReport(carol).hash();
    sold(Terms.singleMachine(), buyers("alice", "", "carol"), SERIAL);

    refused(delete(carol, Optional.of(seen)), RefusalCode.REPORT_CHANGED);
  }

  @Test
  @Tag("rule-8.6")
  void openRequestsAndWhatWaitsForTheAddressGoToo() {
    OrderId order = sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    permitted(requestAccess(carol, SERIAL));
    permitted(
        world.execute(
            new RequestOrderTransfer(
                world.by(alice), order, new RequestId(world.id()), email("carol"), "Carol")));

    deleted(carol);

    assertThat(world.state.requests()).isEmpty();
    assertThat(world.record.toString()).doesNotContain("carol@example.com").doesNotContain("Carol");
  }

  @Test
  @Tag("rule-5.9")
  void twoRolesInOneOrderAreTakenUpTogether() {
    OrderId order = sold(Terms.perDeveloper(1), buyers("", "newcomer", "newcomer"), SERIAL);

    AccountId newcomer = account("newcomer");

    assertThat(world.order(order).roles().purchaser()).contains(newcomer);
    assertThat(world.order(order).roles().licenseManagers()).containsExactly(newcomer);
    assertThat(world.state.pendingRoles()).isEmpty();
  }
}
