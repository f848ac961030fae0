package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.EndingClaims;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 3.3 and 3.6: Bob's desktop is installed anew. */
class ReactivationRulesTest extends Story {

  private static final Machine ANEW = SmallWorld.reinstalled("desktop");

  private Activation bobs;

  @BeforeEach
  void bobUsesTheSerialOnTheDesktop() {
    aliceOwnsAndBobIsAssigned();
    bobs = activated(bob, SERIAL, DESKTOP);
  }

  @Test
  @Tag("rule-3.6")
  void theSameSeatGoesOnWithTheNewIdentityAndTheCoolDownStarts() {
    refused(refresh(bobs.id(), ANEW), RefusalCode.DIFFERENT_MACHINE);
    Instant end = world.now.plus(Duration.ofDays(7));

    Decision decision = reactivate(bob, bobs.id(), ANEW);

    Answer.Reactivated answer = answer(decision, Answer.Reactivated.class);
    assertThat(answer.activation().id()).isEqualTo(bobs.id());
    assertThat(answer.coolDownUntil()).contains(end);
    assertThat(world.serial(SERIAL).coolDownUntil()).contains(end);
    assertThat(told(decision, NoticeKind.REACTIVATED)).hasSize(1);
    assertThat(((LicenseClaims) decision.statement().orElseThrow()).machine()).isEqualTo(ANEW);
    assertThat(live(SERIAL)).isEqualTo(1);
    permitted(refresh(bobs.id(), ANEW));
    permitted(release(bob, bobs.id(), ANEW));
  }

  @Test
  @Tag("rule-3.6")
  @Tag("rule-2.4")
  void anUnchangedIdentityNeedsNoneAndARepeatedOneCostsNoSecondCoolDown() {
    Decision unchanged = reactivate(bob, bobs.id(), DESKTOP);
    assertThat(answer(unchanged, Answer.Reactivated.class).coolDownUntil()).isEmpty();
    assertThat(world.serial(SERIAL).coolDownUntil()).isEmpty();
    permitted(reactivate(bob, bobs.id(), ANEW));
    Optional<Instant> end = world.serial(SERIAL).coolDownUntil();
    world.pass(Duration.ofMinutes(1));

    Decision repeated = reactivate(bob, bobs.id(), ANEW);

    assertThat(answer(repeated, Answer.Reactivated.class).coolDownUntil()).isEmpty();
    assertThat(world.serial(SERIAL).coolDownUntil()).isEqualTo(end);
  }

  @Test
  @Tag("rule-3.3")
  @Tag("rule-11.1")
  void forceReleaseAndReactivationShareOneCoolDown() {
    permitted(reactivate(bob, bobs.id(), ANEW));
    Instant end = world.now.plus(Duration.ofDays(7));
    refused(forceRelease(alice, bobs.id()), RefusalCode.COOL_DOWN);
    world.now = end;
    permitted(forceRelease(alice, bobs.id()));
    Activation next = activated(bob, SERIAL, DESKTOP);

    Decision early = reactivate(bob, next.id(), ANEW);

    refused(early, RefusalCode.COOL_DOWN);
    assertThat(reason(early, RefusalCode.COOL_DOWN).retryAt())
        .contains(end.plus(Duration.ofDays(7)));
    world.now = end.plus(Duration.ofDays(7));
    permitted(reactivate(bob, next.id(), ANEW));
  }

  @Test
  @Tag("rule-3.6")
  void itComesOnlyFromTheApplicationOnThatMachine() {
    refused(reactivate(alice, bobs.id(), ANEW), RefusalCode.ACTIVATION_NOT_RECOGNISED);
    permitted(
        world.execute(
            new Reactivate(
                world.by(new Actor.Installation(bobs.id())),
                bobs.id(),
                ANEW,
                Optional.empty(),
                SmallWorld.NONCE)));
  }

  @Test
  @Tag("rule-3.6")
  @Tag("rule-13.1")
  void aMachineThatHasNothingInCommonIsAnother() {
    Decision moved = reactivate(bob, bobs.id(), LAPTOP);

    refused(moved, RefusalCode.DIFFERENT_MACHINE);
    assertThat(remedies(reason(moved, RefusalCode.DIFFERENT_MACHINE)))
        .containsExactly("USE_THAT_MACHINE", "FORCE_RELEASE");
    assertThat(remedies(reason(refresh(bobs.id(), ANEW), RefusalCode.DIFFERENT_MACHINE)))
        .containsExactly("USE_THAT_MACHINE", "REACTIVATE", "FORCE_RELEASE");
  }

  @Test
  @Tag("rule-3.6")
  @Tag("rule-2.7")
  void whatGetsNoLicenseFileIsNotReactivated() {
    standing(world.order(SERIAL).id(), Standing.SUSPENDED);

    refused(reactivate(bob, bobs.id(), ANEW), RefusalCode.ORDER_SUSPENDED);
    refused(reactivate(bob, bobs.id(), DESKTOP), RefusalCode.ORDER_SUSPENDED);
  }

  @Test
  @Tag("rule-3.6")
  void whatHasEndedIsToldSoSigned() {
    permitted(forceRelease(alice, bobs.id()));

    Decision late = reactivate(bob, bobs.id(), ANEW);

    refused(late, RefusalCode.ACTIVATION_ENDED);
    assertThat(late.statement().orElseThrow()).isInstanceOf(EndingClaims.class);
  }
}
