package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.EndingKind;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 2.11: a pool of two seats that Alice owns and Bob and Carol share, by leases of an hour. */
class FloatingRulesTest extends Story {

  private static final Duration HOUR = Duration.ofHours(1);

  private OrderId pool;

  @BeforeEach
  void aPoolOfTwo() {
    pool = sold(Terms.floating(2, HOUR), SERIAL);
    permitted(claim(alice, SERIAL));
    permitted(assign(alice, "bob", SERIAL));
    permitted(assign(alice, "carol", SERIAL));
  }

  @Test
  @Tag("rule-2.11")
  void aSeatIsLeasedAndTheLicenseFileEndsWithTheLease() {
    Decision decision = activate(bob, SERIAL, DESKTOP);

    Activation activation = answer(decision, Answer.Activated.class).activation();
    assertThat(activation.leaseUntil()).contains(world.now.plus(HOUR));
    LicenseClaims file = (LicenseClaims) decision.statement().orElseThrow();
    assertThat(file.validUntil()).isEqualTo(world.now.plus(HOUR));
    assertThat(file.graceUntil()).isEqualTo(world.now.plus(HOUR));
    assertThat(file.leaseUntil()).contains(world.now.plus(HOUR));
    assertThat(file.refreshAfter()).isEqualTo(world.now.plus(Duration.ofMinutes(20)));
  }

  @Test
  @Tag("rule-2.11")
  void aHeartbeatRenewsTheLease() {
    Activation activation = activated(bob, SERIAL, DESKTOP);
    world.pass(Duration.ofMinutes(59));

    permitted(refresh(activation.id(), DESKTOP));

    world.pass(Duration.ofMinutes(59));
    assertThat(live(SERIAL)).isEqualTo(1);
    permitted(refresh(activation.id(), DESKTOP));
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-11.1")
  void atItsVeryInstantALeaseHasLapsedAndTheSeatIsFreeWithNobodyDoingAnything() {
    Activation lost = activated(bob, SERIAL, DESKTOP);
    activated(bob, SERIAL, LAPTOP);
    Instant end = lost.leaseUntil().orElseThrow();
    world.now = end.minusNanos(1_000);
    refused(activate(carol, SERIAL, TABLET), RefusalCode.MACHINE_LIMIT_REACHED);

    world.now = end;

    Answer.Activated carols = answer(activate(carol, SERIAL, TABLET), Answer.Activated.class);
    assertThat(carols.liveSeats()).isEqualTo(1);
    assertThat(estate(alice).get(0).status()).isEqualTo(SerialStatus.IN_USE);
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-3.5")
  void whoLostTheSeatLearnsSoSigned() {
    Activation lost = activated(bob, SERIAL, DESKTOP);
    world.pass(HOUR);

    Decision late = refresh(lost.id(), DESKTOP);

    refused(late, RefusalCode.ACTIVATION_ENDED);
    assertThat(reason(late, RefusalCode.ACTIVATION_ENDED).facts())
        .containsEntry("ending", "LAPSED")
        .containsEntry("at", lost.leaseUntil().orElseThrow().toString());
    EndingClaims signed = (EndingClaims) late.statement().orElseThrow();
    assertThat(signed.kind()).isEqualTo(EndingKind.LAPSED);
  }

  @Test
  @Tag("rule-2.11")
  void aMachineThatLapsedTakesASeatAnewIfThereIsOne() {
    Activation lost = activated(bob, SERIAL, DESKTOP);
    world.pass(HOUR);

    Decision again = activate(bob, SERIAL, DESKTOP);

    Answer.Activated anew = answer(again, Answer.Activated.class);
    assertThat(anew.existing()).isFalse();
    assertThat(anew.activation().id()).isNotEqualTo(lost.id());
    assertThat(told(again, NoticeKind.LAPSED)).hasSize(1);
    assertThat(world.activation(lost.id()).ending().orElseThrow().kind())
        .isEqualTo(EndingKind.LAPSED);
    assertThat(live(SERIAL)).isEqualTo(1);
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-10.1")
  void theUserIsToldOfALapseOnce() {
    Activation lost = activated(bob, SERIAL, DESKTOP);
    assertThat(tellLapses()).isZero();
    world.pass(HOUR);

    Decision first = world.execute(new EndLapsedLeases(world.byVendor()));

    assertThat(answer(first, Answer.LapsesTold.class).closed()).isEqualTo(1);
    assertThat(permitted(first).notices())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.facts())
                    .containsEntry("machine", "desktop")
                    .containsEntry("seats", "0")
                    .containsEntry("of", "2"));
    assertThat(tellLapses()).isZero();
    assertThat(world.activation(lost.id()).endingAt(world.now)).isPresent();
    refused(world.execute(new EndLapsedLeases(world.by(alice))), RefusalCode.VENDOR_ONLY);
  }

  @Test
  @Tag("rule-2.11")
  void aLapseThatMadeRoomForSomebodyElseIsStillTold() {
    activated(bob, SERIAL, DESKTOP);
    activated(bob, SERIAL, LAPTOP);
    world.pass(HOUR);
    activated(carol, SERIAL, TABLET);

    assertThat(tellLapses()).isEqualTo(2);
    assertThat(tellLapses()).isZero();
  }

  private int tellLapses() {
    return answer(world.execute(new EndLapsedLeases(world.byVendor())), Answer.LapsesTold.class)
        .closed();
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-3.1")
  void whatHasLapsedCanBeReleasedAndStandsInNobodysWay() {
    Activation lost = activated(bob, SERIAL, DESKTOP);
    world.pass(HOUR);

    Answer.Released released = answer(release(bob, lost.id(), DESKTOP), Answer.Released.class);

    assertThat(released.activation().ending().orElseThrow().kind()).isEqualTo(EndingKind.LAPSED);
    refused(forceRelease(alice, lost.id()), RefusalCode.ACTIVATION_ENDED);
    permitted(unassign(alice, "bob", SERIAL));
    deleted(bob);
    deleted(alice);
  }

  @Test
  @Tag("rule-2.11")
  @Tag("rule-2.3")
  void whereOneUserIsAllowedALapsedOneHoldsNothing() {
    terms(pool, Terms.floating(3, HOUR).withUsersAtOnce(UsersAtOnce.ONE));
    activated(bob, SERIAL, DESKTOP);
    activated(bob, SERIAL, LAPTOP);
    refused(activate(carol, SERIAL, TABLET), RefusalCode.HELD_BY_ANOTHER_USER);
    world.pass(HOUR);

    activated(carol, SERIAL, TABLET);

    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.HELD_BY_ANOTHER_USER);
  }

  @Test
  @Tag("rule-2.11")
  void whenTermsChangeToFloatingAHeartbeatBeginsTheLease() {
    terms(pool, Terms.singleMachine().withMachineLimit(2));
    Activation locked = activated(alice, SERIAL, DESKTOP);
    assertThat(locked.leaseUntil()).isEmpty();
    terms(pool, Terms.floating(2, HOUR));
    world.pass(HOUR.multipliedBy(2));
    assertThat(live(SERIAL)).as("node-locked until it is seen again").isEqualTo(1);

    permitted(refresh(locked.id(), DESKTOP));

    world.pass(HOUR);
    assertThat(live(SERIAL)).isZero();
  }
}
