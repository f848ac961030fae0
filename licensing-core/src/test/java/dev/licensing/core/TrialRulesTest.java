package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 11.4: the vendor offers a trial of 14 days. */
class TrialRulesTest extends Story {

  private static final Duration LENGTH = Duration.ofDays(14);

  private int serials = 100;

  @BeforeEach
  void theVendorOffersATrial() {
    offer(Optional.of(Terms.trial(LENGTH)));
  }

  private void offer(Optional<Terms> terms) {
    permitted(world.execute(new OfferTrial(world.byVendor(), PRODUCT, terms)));
  }

  private Decision start(AccountId who, Machine machine) {
    return start(who, PRODUCT, machine);
  }

  private Decision start(AccountId who, ProductId product, Machine machine) {
    return world.execute(
        new StartTrial(
            world.by(who),
            product,
            machine,
            new OrderId(world.id()),
            SmallWorld.serialNumber(serials++),
            new ActivationId(world.id()),
            Optional.empty(),
            SmallWorld.NONCE));
  }

  @Test
  @Tag("rule-11.4")
  void aTrialIsAnOrderOfOnesOwnThatEnds() {
    Instant end = world.now.plus(LENGTH);

    Decision decision = start(alice, DESKTOP);

    Activation trial = answer(decision, Answer.Activated.class).activation();
    assertThat(world.order(trial.serial()).customer()).contains(alice);
    assertThat(((LicenseClaims) decision.statement().orElseThrow()).validUntil()).isEqualTo(end);
    assertThat(told(decision, NoticeKind.ACTIVATED)).hasSize(1);
    world.now = end.minusNanos(1_000);
    permitted(refresh(trial.id(), DESKTOP));
    world.now = end;
    refused(refresh(trial.id(), DESKTOP), RefusalCode.LICENSE_EXPIRED);
    permitted(release(alice, trial.id(), DESKTOP));
  }

  @Test
  @Tag("rule-11.4")
  void oneTrialForEachMachineAndProductWhoeverAsksAndEvenAfterTheAccountIsGone() {
    Activation trial = answer(start(alice, DESKTOP), Answer.Activated.class).activation();

    Decision second = start(bob, DESKTOP);

    refused(second, RefusalCode.TRIAL_USED);
    assertThat(remedies(reason(second, RefusalCode.TRIAL_USED))).containsExactly("BUY");
    permitted(release(alice, trial.id(), DESKTOP));
    refused(start(alice, DESKTOP), RefusalCode.TRIAL_USED);
    deleted(alice);
    refused(start(bob, DESKTOP), RefusalCode.TRIAL_USED);
    permitted(start(bob, LAPTOP));
  }

  @Test
  @Tag("rule-11.4")
  @Tag("rule-2.4")
  void aLostAnswerAndARepeatedStartEndWithOneTrial() {
    Activation first = answer(start(alice, DESKTOP), Answer.Activated.class).activation();
    world.pass(Duration.ofDays(1));

    Answer.Activated again = answer(start(alice, DESKTOP), Answer.Activated.class);

    assertThat(again.existing()).isTrue();
    assertThat(again.activation().id()).isEqualTo(first.id());
    assertThat(world.state.trials()).hasSize(1);
    world.pass(LENGTH);
    refused(start(alice, DESKTOP), RefusalCode.LICENSE_EXPIRED);
  }

  @Test
  @Tag("rule-11.4")
  void anotherProductIsAnotherTrialWhereItIsOffered() {
    permitted(start(alice, DESKTOP));
    ProductId other = new ProductId("acme-video");
    refused(start(alice, other, DESKTOP), RefusalCode.TRIAL_NOT_OFFERED);

    permitted(
        world.execute(new OfferTrial(world.byVendor(), other, Optional.of(Terms.trial(LENGTH)))));

    permitted(start(alice, other, DESKTOP));
  }

  @Test
  @Tag("rule-11.4")
  void anOfferThatEndedStartsNothingAndLetsRunWhatRuns() {
    Activation trial = answer(start(alice, DESKTOP), Answer.Activated.class).activation();

    offer(Optional.empty());

    refused(start(bob, LAPTOP), RefusalCode.TRIAL_NOT_OFFERED);
    permitted(refresh(trial.id(), DESKTOP));
    refused(
        world.execute(new OfferTrial(world.by(alice), PRODUCT, Optional.empty())),
        RefusalCode.VENDOR_ONLY);
  }

  @Test
  @Tag("rule-11.4")
  @Tag("rule-13.2")
  void aMachineThatCannotBeToldFromOthersTriesNothing() {
    var unreadable = new Machine("x", new MachineIdentity(new TreeMap<>()), Environment.UNKNOWN);

    refused(start(alice, unreadable), RefusalCode.MACHINE_IDENTITY_TOO_WEAK);
  }

  @Test
  @Tag("rule-11.4")
  @Tag("rule-2.6")
  void whoIsBarredTriesNothing() {
    OrderId order = sold(Terms.perDeveloper(2), buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);
    permitted(remove(alice, order, bob));

    refused(start(bob, LAPTOP), RefusalCode.ACCOUNT_BARRED);
  }
}
