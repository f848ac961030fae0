package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Command;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.DryRun;
import dev.licensing.core.replay.Replay;
import dev.licensing.core.replay.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 14.4: the record, told again. */
class ReplayTest extends Story {

  private static final long WORLDS = 300;

  private Replay replay() {
    return new Replay(world.engine, world.record);
  }

  @Test
  @Tag("rule-14.4")
  void whatWasSoAtAnyTimeFollowsFromTheRecord() {
    for (long seed = 0; seed < WORLDS; seed++) {
      SmallWorld original = RandomWorld.replay(new RandomWorld(seed, 60).history());
      Replay replay = new Replay(original.engine, original.record);

      State told = replay.stateAt(original.now);

      assertThat(replay.divergences())
          .as("seed %d", seed)
          .allMatch(divergence -> ofAnErased(original, divergence.entry()));
      assertThat(told.accounts()).as("seed %d", seed).isEqualTo(original.state.accounts());
      assertThat(told.bars()).isEqualTo(original.state.bars());
      assertThat(told.assignments()).isEqualTo(original.state.assignments());
      assertThat(told.orders()).isEqualTo(original.state.orders());
      assertThat(seats(told, original.now)).isEqualTo(seats(original.state, original.now));
      assertThat(told.requests()).isEqualTo(original.state.requests());
    }
  }

  /** Who has which seat since when; the machines of erased accounts have other names. */
  private static List<String> seats(State state, Instant at) {
    return state.activations().stream()
        .map(a -> a.id() + " " + a.account() + " " + a.since() + " " + a.endingAt(at))
        .toList();
  }

  /** A refusal of who is gone may be another now; nothing that was done depends on it. */
  private static boolean ofAnErased(SmallWorld world, RecordEntry entry) {
    return !entry.permitted()
        && entry.author().filter(who -> world.account(who).isEmpty()).isPresent();
  }

  @Test
  @Tag("rule-14.4")
  void whyItWasRefusedIsToldWithAllFactsAndRemedies() {
    for (long seed = 0; seed < WORLDS; seed++) {
      Map<CommandId, Decision> decisions = new HashMap<>();
      SmallWorld original = new SmallWorld();
      for (Command command : new RandomWorld(seed, 60).history()) {
        original.now = command.origin().at();
        decisions.put(command.origin().id(), original.execute(command));
      }
      Replay replay = new Replay(original.engine, original.record);
      for (RecordEntry entry : original.record) {
        Decision then = decisions.get(entry.id());
        if (then instanceof Refused refused && everybodyIsStillThere(original)) {
          assertThat(replay.whyRefused(entry.id())).contains(refused);
        }
      }
    }
  }

  private static boolean everybodyIsStillThere(SmallWorld world) {
    return world.record.stream()
        .filter(RecordEntry::permitted)
        .noneMatch(entry -> entry.what().equals("DeleteAccount"));
  }

  @Test
  @Tag("rule-14.4")
  void whoHeldASeatThenIsTold() {
    aliceOwnsAndBobIsAssigned();
    Instant before = world.now;
    world.pass(Duration.ofDays(1));
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    Instant during = world.now;
    world.pass(Duration.ofDays(1));
    permitted(release(bob, bobs.id(), DESKTOP));

    assertThat(replay().holders(SERIAL, before)).isEmpty();
    assertThat(replay().holders(SERIAL, during)).extracting(Activation::account).contains(bob);
    assertThat(replay().holders(SERIAL, world.now)).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-2.11")
  void aLapseIsToldAtItsInstantWhetherItWasClosedOrNot() {
    sold(Terms.floating(1, Duration.ofHours(1)), buyers("alice", ""), SERIAL);
    activated(alice, SERIAL, DESKTOP);
    Instant end = world.now.plus(Duration.ofHours(1));
    world.pass(Duration.ofHours(3));
    permitted(world.execute(new EndLapsedLeases(world.byVendor())));

    assertThat(replay().holders(SERIAL, end.minusNanos(1_000))).hasSize(1);
    assertThat(replay().holders(SERIAL, end)).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  void whatWasPermittedOrNeverAskedWasNotRefused() {
    sold(Terms.singleMachine(), SERIAL);
    permitted(claim(alice, SERIAL));

    assertThat(replay().whyRefused(world.record.get(world.record.size() - 1).id())).isEmpty();
    assertThat(replay().whyRefused(new CommandId(world.id()))).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  @Tag("rule-8.7")
  void theRestIsToldAfterAnAccountIsGone() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    Instant then = world.now;
    world.pass(Duration.ofDays(1));
    permitted(release(bob, bobs.id(), DESKTOP));
    deleted(bob);

    assertThat(replay().holders(SERIAL, then))
        .singleElement()
        .satisfies(
            seat -> {
              assertThat(seat.id()).isEqualTo(bobs.id());
              assertThat(seat.machine().name()).isEqualTo("erased");
            });
    assertThat(replay().divergences()).isEmpty();
    assertThat(world.record.toString()).doesNotContain("bob@").doesNotContain("Bob");
  }

  @Test
  @Tag("rule-14.4")
  void aDryRunCountsWhatOtherTermsWouldHaveDecided() {
    OrderId order = sold(Terms.perDeveloper(1), buyers("alice", ""), SERIAL);
    Activation first = activated(bob, SERIAL, DESKTOP);
    refused(activate(bob, SERIAL, LAPTOP), RefusalCode.MACHINE_LIMIT_REACHED);
    permitted(refresh(first.id(), DESKTOP));
    terms(order, Terms.perDeveloper(1));

    DryRun more = replay().dryRun((product, terms) -> terms.withMachineLimit(2));
    DryRun none = replay().dryRun((product, terms) -> terms);

    assertThat(none.different()).isZero();
    assertThat(none.same()).isEqualTo(world.record.size());
    assertThat(more.different()).isEqualTo(1);
    assertThat(more.nowPermitted().get(0).entry().what()).isEqualTo("Activate");
  }

  @Test
  @Tag("rule-14.4")
  void aDryRunTellsFollowUpsApart() {
    sold(Terms.perDeveloper(2), buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);
    Activation second = activated(bob, SERIAL, LAPTOP);
    permitted(refresh(second.id(), LAPTOP));
    permitted(release(bob, second.id(), LAPTOP));
    AccountId dora = account("dora");
    deleted(dora);

    DryRun fewer = replay().dryRun((product, terms) -> terms.withMachineLimit(1));

    assertThat(fewer.nowRefused())
        .singleElement()
        .satisfies(
            divergence ->
                assertThat(divergence.now()).containsExactly(RefusalCode.MACHINE_LIMIT_REACHED));
    assertThat(fewer.followUps())
        .extracting(d -> d.entry().what())
        .containsExactly("Refresh", "Release");
    assertThat(fewer.otherReasons()).isEmpty();
  }

  @Test
  @Tag("rule-14.4")
  void aDryRunConfirmsWhatWouldHaveBeenSeen() {
    sold(Terms.singleMachine().withClaimable(false), buyers("alice", ""), SERIAL);
    refused(activate(bob, SERIAL, DESKTOP), RefusalCode.ACCESS_NOT_GRANTED);
    refused(claim(bob, SERIAL), RefusalCode.SERIAL_ALREADY_OWNED);
    deleted(alice);

    DryRun open = replay().dryRun((product, terms) -> terms.withAccess(Access.ANYONE_WITH_SERIAL));

    assertThat(open.nowPermitted()).hasSize(1);
    assertThat(open.nowRefused())
        .as("Bob would have used it when Alice went")
        .extracting(d -> d.entry().what())
        .containsExactly("DeleteAccount");
  }

  @Test
  void anAnswerNamesTheActivationThatIsInTheRecord() {
    aliceOwnsAndBobIsAssigned();
    ActivationId used =
        answer(activate(alice, SERIAL, DESKTOP), Answer.Activated.class).activation().id();

    assertThat(world.record.get(world.record.size() - 1).activations()).containsExactly(used);
    assertThat(world.record.get(world.record.size() - 1).author()).isEqualTo(Optional.of(alice));
  }
}
