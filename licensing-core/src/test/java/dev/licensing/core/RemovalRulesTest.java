package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemovalReport;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 6: Alice manages one order, Bob another; Carol uses both and leaves. */
class RemovalRulesTest extends Story {

  private OrderId alices;
  private Activation onDesktop;
  private Activation onLaptop;

  @BeforeEach
  void carolUsesBothOrders() {
    Terms terms = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);
    alices = sold(terms, buyers("alice", ""), SERIAL);
    sold(terms, buyers("bob", ""), SECOND);
    onDesktop = activated(carol, SERIAL, DESKTOP);
    onLaptop = activated(carol, SECOND, LAPTOP);
  }

  private Decision remove(String retyped, Optional<ReportHash> confirmation) {
    return world.execute(new RemoveUser(world.by(alice), alices, carol, retyped, confirmation));
  }

  private Decision reinstate(Actor who) {
    return world.execute(new ReinstateUser(world.by(who), carol));
  }

  private Decision reinstate(AccountId who) {
    return reinstate(new Actor.Person(who, world.now));
  }

  @Test
  @Tag("rule-6.1")
  void aManagerRemovesAUserOfAnOrderTheyManage() {
    refused(remove(carol, alices, alice), RefusalCode.NOT_MANAGER);
    refused(remove(bob, alices, carol), RefusalCode.ORDER_NOT_RECOGNISED);
    AccountId dora = account("dora");
    refused(remove(alice, alices, dora), RefusalCode.USER_NOT_RECOGNISED);
    refused(
        world.execute(new RemoveUser(world.byVendor(), alices, carol, "", Optional.empty())),
        RefusalCode.NOT_MANAGER);

    permitted(remove(alice, alices, carol));
  }

  @Test
  @Tag("rule-6.2")
  @Tag("rule-2.6")
  void inOneStepAllActivationsOnEveryOrderEndAndTheUserIsBarred() {
    permitted(remove(alice, alices, carol));

    assertThat(live(SERIAL)).isZero();
    assertThat(live(SECOND)).isZero();
    refused(activate(carol, SERIAL, DESKTOP), RefusalCode.ACCOUNT_BARRED);
    refused(activate(carol, SECOND, LAPTOP), RefusalCode.ACCOUNT_BARRED);
  }

  @Test
  @Tag("rule-6.2")
  @Tag("rule-3.5")
  void eachMachineLearnsThatItsUserWasRemoved() {
    permitted(remove(alice, alices, carol));

    Decision answer = refresh(onLaptop.id(), LAPTOP);

    refused(answer, RefusalCode.ACTIVATION_ENDED);
    EndingClaims signed = (EndingClaims) answer.statement().orElseThrow();
    assertThat(signed.kind()).isEqualTo(EndingKind.USER_REMOVED);
    assertThat(signed.by()).isEqualTo("Alice");
  }

  @Test
  @Tag("rule-6.3")
  void theManagerMustRetypeTheEmail() {
    refused(remove("", Optional.empty()), RefusalCode.EMAIL_NOT_RETYPED);
    refused(remove("bob@example.com", Optional.empty()), RefusalCode.EMAIL_NOT_RETYPED);
    refused(remove("not an address", Optional.empty()), RefusalCode.EMAIL_NOT_RETYPED);

    permitted(remove(" Carol@Example.com ", Optional.empty()));
  }

  @Test
  @Tag("rule-6.4")
  @Tag("rule-11.3")
  void itWorksOnExpiredLicensesAndHasNoQuota() {
    Instant end = world.now.plus(Duration.ofDays(1));
    terms(alices, Terms.subscription(end));
    world.now = end;
    permitted(remove(alice, alices, carol));
    for (int i = 0; i < 5; i++) {
      permitted(reinstate(alice));
      terms(alices, Terms.perDeveloper(1));
      activated(carol, SERIAL, DESKTOP);
      permitted(remove(alice, alices, carol));
    }
  }

  @Test
  @Tag("rule-6.5")
  @Tag("rule-14.3")
  void theReportListsEverythingBeforehandAndNamesTheWayForOneMachine() {
    Decision asked = remove("", Optional.empty());
    RemovalReport report = report(asked, RemovalReport.class);

    assertThat(report.name()).isEqualTo("Carol");
    assertThat(report.touched())
        .extracting(touched -> touched.serial() + " " + touched.use().machine())
        .containsExactlyInAnyOrder(SERIAL + " desktop", SECOND + " laptop");
    assertThat(report.instead())
        .extracting(remedy -> remedy.code().name())
        .containsExactly("REQUEST_REMOTE_DEACTIVATION");
    assertThat(report.touched().get(0).offlineUseUntil())
        .isEqualTo(onDesktop.lastSeen().plus(Duration.ofDays(37)));
    activated(carol, SERIAL, TABLET);
    refused(remove("carol@example.com", Optional.of(report.hash())), RefusalCode.REPORT_CHANGED);
    ReportHash fresh = report(remove("", Optional.empty()), RemovalReport.class).hash();
    permitted(remove("carol@example.com", Optional.of(fresh)));
  }

  @Test
  @Tag("rule-6.6")
  void aBarredAccountSeesReleasesDeletesItselfAndKeepsWhatItOwns() {
    sold(Terms.singleMachine(), buyers("carol", ""), THIRD);
    permitted(remove(alice, alices, carol));

    assertThat(estate(carol)).hasSize(1);
    assertThat(world.order(THIRD).customer()).contains(carol);
    permitted(release(carol, onDesktop.id(), DESKTOP));
    permitted(assign(carol, "bob", THIRD));
    deleted(carol);
    assertThat(world.state.bars()).isEmpty();
  }

  @Test
  @Tag("rule-6.6")
  void aManagerOfTheOrderOrTheVendorReinstatesAndWhatEndedStaysEnded() {
    permitted(remove(alice, alices, carol));
    refused(reinstate(bob), RefusalCode.USER_NOT_RECOGNISED);

    Decision decision = reinstate(alice);

    assertThat(told(decision, NoticeKind.REINSTATED)).containsExactly(new Notice.ToAccount(carol));
    assertThat(live(SERIAL)).isZero();
    activated(carol, SERIAL, DESKTOP);
    permitted(remove(alice, alices, carol));
    assertThat(answer(reinstate(new Actor.Vendor("shop")), Answer.Reinstated.class).wasBarred())
        .isTrue();
    assertThat(answer(reinstate(new Actor.Vendor("shop")), Answer.Reinstated.class).wasBarred())
        .isFalse();
    activated(carol, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-6.7")
  void nobodyRemovesThemself() {
    activated(alice, SERIAL, TABLET);

    refused(remove(alice, alices, alice), RefusalCode.OWN_ACCOUNT);
  }

  @Test
  @Tag("rule-6.1")
  void removalNeedsAFreshProofOfWhoAsks() {
    refused(
        world.execute(
            new RemoveUser(
                world.by(new Actor.Person(alice, world.now.minus(Duration.ofMinutes(10)))),
                alices,
                carol,
                "carol@example.com",
                Optional.empty())),
        RefusalCode.REAUTHENTICATION_REQUIRED);
  }

  @Test
  @Tag("rule-10.1")
  @Tag("rule-10.2")
  void theUserIsToldOfEachMachineAndTheManagersOfEachOrder() {
    Decision decision = remove(alice, alices, carol);

    assertThat(told(decision, NoticeKind.REMOVED))
        .hasSize(2)
        .containsOnly(new Notice.ToAccount(carol));
    assertThat(told(decision, NoticeKind.USER_REMOVED))
        .containsExactlyInAnyOrder(new Notice.ToAccount(alice), new Notice.ToAccount(bob));
  }
}
