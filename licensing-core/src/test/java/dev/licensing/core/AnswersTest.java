package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 14 of the rules. */
class AnswersTest extends Story {

  @Test
  @Tag("rule-14.1")
  void aForceReleaseIsRefusedWithAllThatAppliesInOrder() {
    aliceOwnsAndBobIsAssigned();
    permitted(forceRelease(alice, activated(bob, SERIAL, DESKTOP).id()));
    Activation next = activated(bob, SERIAL, DESKTOP);

    Decision decision =
        world.execute(
            new ForceRelease(
                world.by(new Actor.Person(alice, Instant.EPOCH)),
                next.id(),
                false,
                "",
                Optional.of(ReportHash.of("another"))));

    refused(
        decision,
        RefusalCode.REAUTHENTICATION_REQUIRED,
        RefusalCode.UNREACHABLE_NOT_STATED,
        RefusalCode.COOL_DOWN,
        RefusalCode.REPORT_CHANGED);
  }

  @Test
  @Tag("rule-14.1")
  void aRefusalWithoutAReasonCannotBeMade() {
    assertThatThrownBy(() -> new Refused(List.of(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Tag("rule-14.2")
  void waitingForTheInstantInARefusalReallyHelps() {
    aliceOwnsAndBobIsAssigned();
    permitted(forceRelease(alice, activated(bob, SERIAL, DESKTOP).id()));
    Activation next = activated(bob, SERIAL, DESKTOP);
    Refusal coolDown = reason(forceRelease(alice, next.id()), RefusalCode.COOL_DOWN);

    world.now = coolDown.retryAt().orElseThrow();

    permitted(forceRelease(alice, next.id()));
  }

  @Test
  @Tag("rule-14.2")
  void everyRefusalOfTheseStoriesNamesARemedy() {
    aliceOwnsAndBobIsAssigned();
    activated(bob, SERIAL, DESKTOP);

    for (Decision decision :
        List.of(
            activate(alice, SERIAL, LAPTOP),
            activate(carol, SERIAL, LAPTOP),
            activate(carol, NEVER_ISSUED, LAPTOP),
            claim(carol, SERIAL),
            assign(bob, "carol", SERIAL),
            unassign(alice, "bob", SERIAL),
            delete(alice, Optional.empty()),
            delete(carol, Optional.empty()))) {
      assertThat(((Refused) decision).reasons())
          .allSatisfy(reason -> assertThat(reason.remedies()).as("%s", reason).isNotEmpty());
    }
  }

  @Test
  @Tag("rule-14.3")
  void whatIsAskedFirstIsWhatIsDoneThen() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    Command command = new ForceRelease(world.by(alice), bobs.id(), true, "gone", Optional.empty());

    Decision preview = world.preview(command);

    assertThat(live(SERIAL)).as("a preview changes nothing").isEqualTo(1);
    assertThat(world.execute(command)).isEqualTo(preview);
    assertThat(live(SERIAL)).isZero();
  }

  @Test
  @Tag("rule-14.4")
  void everyDecisionLeavesALineOfWhoWhatWhenWhyAndOnWhoseBehalf() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    permitted(forceRelease(alice, bobs.id()));

    RecordEntry line = world.record.get(world.record.size() - 1);

    assertThat(line.actor()).isEqualTo("account:" + alice);
    assertThat(line.onBehalfOf()).contains(bob);
    assertThat(line.what()).isEqualTo("ForceRelease");
    assertThat(line.at()).isEqualTo(world.now);
    assertThat(((ForceRelease) line.command()).reason()).isEqualTo("the disk died");
    assertThat(line.refusals()).isEmpty();
    assertThat(line.serials()).containsExactly(SERIAL);
    assertThat(line.activations()).containsExactly(bobs.id());
  }

  @Test
  @Tag("rule-14.4")
  void theRecordTellsWhyItWasRefusedOnThatDayAndWhoHeldTheSeatThen() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    world.pass(Duration.ofDays(1));
    Instant thatDay = world.now;
    activate(alice, SERIAL, LAPTOP);
    world.pass(Duration.ofDays(1));
    permitted(release(bob, bobs.id(), DESKTOP));

    Replay replay = new Replay(world.engine, world.record);
    CommandId refused =
        world.record.stream()
            .filter(line -> line.at().equals(thatDay))
            .findFirst()
            .orElseThrow()
            .id();
    Refused why = replay.whyRefused(refused).orElseThrow();
    assertThat(why.refusals())
        .containsExactly(RefusalCode.HELD_BY_ANOTHER_USER, RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(why.reasons().get(0).remedies().get(0).facts()).containsEntry("user", "Bob");
    assertThat(replay.holders(SERIAL, thatDay))
        .extracting(Activation::account)
        .containsExactly(bob);
    assertThat(replay.holders(SERIAL, world.now)).isEmpty();
  }

  @Test
  @Tag("rule-14.5")
  void theSameFactsAndTheSameCommandAlwaysDecideTheSame() {
    aliceOwnsAndBobIsAssigned();
    Command command =
        new Activate(
            world.by(alice),
            SERIAL,
            DESKTOP,
            new ActivationId(world.id()),
            Optional.empty(),
            SmallWorld.NONCE);
    Facts facts = world.facts(world.engine.factsFor(command));

    Decision first = new LicenseEngine().decide(facts, command);

    assertThat(new LicenseEngine().decide(facts, command)).isEqualTo(first);
    assertThat(((Permitted) first).changes().toString()).contains(world.now.toString());
  }

  @Test
  @Tag("rule-14.5")
  void whatNobodyLookedUpIsNeitherThereNorAbsent() {
    Command command = new DeleteAccount(world.by(alice), Optional.empty());
    Facts tooFew = world.facts(FactsNeeded.by(world.now, Optional.of(alice)));

    assertThatThrownBy(() -> world.engine.decide(tooFew, command))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not loaded");
  }

  @Test
  void aVisitorHasNoAccount() {
    Origin visitor = new Origin(new CommandId(new UUID(0, 0)), world.now, new Actor.Visitor());

    refused(
        world.execute(new DeleteAccount(visitor, Optional.empty())),
        RefusalCode.ACCOUNT_NOT_RECOGNISED);
  }
}
