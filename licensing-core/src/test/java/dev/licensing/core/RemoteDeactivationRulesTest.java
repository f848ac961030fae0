package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.RequestRemoteDeactivation;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.Quota;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemoteDeactivationReport;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 7: Alice manages an order with two remote deactivations a year; Bob develops. */
class RemoteDeactivationRulesTest extends Story {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private OrderId order;
  private Activation bobs;

  @BeforeEach
  void bobUsesTheOrder() {
    order = sold(Terms.perDeveloper(3), buyers("alice", ""), SERIAL);
    bobs = activated(bob, SERIAL, DESKTOP);
  }

  private Decision ask(AccountId who, ActivationId activation) {
    return world.execute(
        new RequestRemoteDeactivation(
            world.by(who), activation, new RequestId(world.id()), "it burnt down"));
  }

  private Decision deactivate(ActivationId activation) {
    return deactivate(activation, false, "", Optional.empty());
  }

  private Decision deactivate(
      ActivationId activation, boolean override, String reason, Optional<ReportHash> confirmation) {
    return world.execute(
        new DeactivateRemotely(world.byVendor(), activation, override, reason, confirmation));
  }

  @Test
  @Tag("rule-7.1")
  void theUserOrAManagerAsksAndSupportEndsExactlyOneActivationAndBarsNobody() {
    activated(bob, SERIAL, LAPTOP);
    refused(ask(carol, bobs.id()), RefusalCode.ACTIVATION_NOT_RECOGNISED);
    permitted(ask(alice, bobs.id()));
    Answer.RemoteDeactivationRequested asked =
        answer(ask(bob, bobs.id()), Answer.RemoteDeactivationRequested.class);
    assertThat(asked.quota()).isEqualTo(new Quota(0, 2, Optional.empty()));
    assertThat(answer(ask(bob, bobs.id()), Answer.RemoteDeactivationRequested.class).request())
        .as("asked once")
        .isEqualTo(asked.request());

    Decision approval = world.execute(new ApproveRequest(world.byVendor(), asked.request()));

    assertThat(live(SERIAL)).isEqualTo(1);
    assertThat(told(approval, NoticeKind.DEACTIVATED_REMOTELY))
        .containsExactly(new Notice.ToAccount(bob));
    assertThat(told(approval, NoticeKind.REQUEST_APPROVED))
        .containsExactly(new Notice.ToAccount(bob));
    activated(bob, SERIAL, TABLET);
  }

  @Test
  @Tag("rule-7.1")
  void onlySupportCarriesItOut() {
    refused(
        world.execute(
            new DeactivateRemotely(world.by(alice), bobs.id(), false, "", Optional.empty())),
        RefusalCode.VENDOR_ONLY);
    refused(deactivate(new ActivationId(world.id())), RefusalCode.ACTIVATION_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-7.2")
  @Tag("rule-11.1")
  void theQuotaOfAYearSlidesAndARefusalSaysWhenTheNextIsFree() {
    Instant first = world.now;
    permitted(deactivate(bobs.id()));
    world.pass(DAY.multipliedBy(100));
    permitted(deactivate(activated(bob, SERIAL, DESKTOP).id()));
    world.pass(DAY);
    Activation third = activated(bob, SERIAL, DESKTOP);

    Decision attempt = deactivate(third.id());

    refused(attempt, RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    Refusal reason = reason(attempt, RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    assertThat(reason.facts()).containsEntry("used", "2").containsEntry("of", "2");
    assertThat(reason.retryAt()).contains(first.plus(YEAR));
    assertThat(answer(ask(bob, third.id()), Answer.RemoteDeactivationRequested.class).quota())
        .isEqualTo(new Quota(2, 2, Optional.of(first.plus(YEAR))));
    world.now = first.plus(YEAR).minusNanos(1_000);
    refused(deactivate(third.id()), RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    world.now = first.plus(YEAR);
    permitted(deactivate(third.id()));
    assertThat(world.order(order).remoteDeactivations()).hasSize(2);
  }

  @Test
  @Tag("rule-7.2")
  void theQuotaIsData() {
    terms(order, Terms.perDeveloper(3).withRemoteDeactivationsPerYear(0));

    Decision never = deactivate(bobs.id());

    Refusal reason = reason(never, RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    assertThat(reason.retryAt()).isEmpty();
    assertThat(remedies(reason)).containsExactly("OVERRIDE");
  }

  @Test
  @Tag("rule-7.3")
  @Tag("rule-11.1")
  void onlyWhileSubscriptionAndMaintenanceGoOn() {
    Instant end = world.now.plus(DAY);
    terms(
        order,
        Terms.perDeveloper(3).withValidity(new Validity(Optional.of(end), Optional.empty())));
    world.now = end;
    refused(deactivate(bobs.id()), RefusalCode.LICENSE_EXPIRED);
    terms(
        order,
        Terms.perDeveloper(3).withValidity(new Validity(Optional.empty(), Optional.of(end))));
    refused(deactivate(bobs.id()), RefusalCode.LICENSE_EXPIRED);
    world.now = end.minusNanos(1_000);
    permitted(deactivate(bobs.id()));
  }

  @Test
  @Tag("rule-7.4")
  void supportMayOverrideWithAReasonThatIsRecordedAndDoesNotCount() {
    Instant end = world.now.plus(DAY);
    terms(
        order,
        Terms.perDeveloper(3)
            .withRemoteDeactivationsPerYear(0)
            .withValidity(new Validity(Optional.of(end), Optional.empty())));
    world.now = end;
    refused(
        deactivate(bobs.id()),
        RefusalCode.LICENSE_EXPIRED,
        RefusalCode.REMOTE_DEACTIVATIONS_USED_UP);
    assertThatThrownBy(() -> deactivate(bobs.id(), true, " ", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);

    permitted(deactivate(bobs.id(), true, "flood at the customer's", Optional.empty()));

    assertThat(world.order(order).remoteDeactivations()).isEmpty();
    assertThat(world.record.get(world.record.size() - 1).command().toString())
        .contains("flood at the customer's");
  }

  @Test
  @Tag("rule-7.1")
  @Tag("rule-3.5")
  void theMachineLearnsSignedThatSupportEndedIt() {
    permitted(deactivate(bobs.id()));

    Decision answer = refresh(bobs.id(), DESKTOP);

    refused(answer, RefusalCode.ACTIVATION_ENDED);
    EndingClaims signed = (EndingClaims) answer.statement().orElseThrow();
    assertThat(signed.kind()).isEqualTo(EndingKind.DEACTIVATED_REMOTELY);
    assertThat(signed.by()).isEmpty();
    refused(deactivate(bobs.id()), RefusalCode.ACTIVATION_ENDED);
    refused(ask(bob, bobs.id()), RefusalCode.ACTIVATION_ENDED);
  }

  @Test
  @Tag("rule-7.5")
  @Tag("rule-14.3")
  void theThreeWaysToEndAnActivationHaveTheirOwnNamesAndReports() {
    RemoteDeactivationReport report =
        report(
            world.preview(
                new DeactivateRemotely(world.byVendor(), bobs.id(), false, "", Optional.empty())),
            RemoteDeactivationReport.class);
    assertThat(report.activation()).isEqualTo(bobs.id());
    assertThat(report.user()).isEqualTo("Bob");
    assertThat(report.counts()).isTrue();
    assertThat(report.offlineUseUntil()).isEqualTo(bobs.lastSeen().plus(DAY.multipliedBy(37)));
    refused(
        deactivate(bobs.id(), false, "", Optional.of(ReportHash.of("another"))),
        RefusalCode.REPORT_CHANGED);

    permitted(deactivate(bobs.id(), false, "", Optional.of(report.hash())));
    Activation released = activated(bob, SERIAL, DESKTOP);
    permitted(release(bob, released.id(), DESKTOP));
    Activation removed = activated(bob, SERIAL, DESKTOP);
    permitted(remove(alice, order, bob));

    assertThat(kind(bobs)).isEqualTo(EndingKind.DEACTIVATED_REMOTELY);
    assertThat(kind(released)).isEqualTo(EndingKind.RELEASED);
    assertThat(kind(removed)).isEqualTo(EndingKind.USER_REMOVED);
  }

  private EndingKind kind(Activation activation) {
    return world.activation(activation.id()).ending().orElseThrow().kind();
  }
}
