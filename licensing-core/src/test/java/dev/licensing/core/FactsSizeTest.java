package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.Release;
import dev.licensing.core.decision.Change;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Assignment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the engine is given for a decision on the use of a serial does not grow with the seats that
 * are taken on it, nor with the users who may take one. Counted, in rows; on one seat and on a
 * hundred thousand.
 */
class FactsSizeTest extends Story {

  private static final int MANY = 100_000;
  private static final int USERS = 1_000;

  private static final Machine ELSEWHERE = SmallWorld.machine("elsewhere");

  @Test
  void ofANodeLockedSerial() {
    staysTheSame(SeatTerms.nodeLocked(MANY + 1, UsersAtOnce.ANY));
  }

  @Test
  void ofAFloatingSerial() {
    staysTheSame(SeatTerms.floating(MANY + 1, Duration.ofHours(1)));
  }

  /** Whose account is deleted is asked about their own seats and those on what they own. */
  @Test
  void ofADeletion() {
    aliceOwnsAndBobIsAssigned(
        Terms.singleMachine().withSeats(SeatTerms.nodeLocked(USERS, UsersAtOnce.ANY)));
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    fill(bobs, FactsNeeded.MOST_USERS + 1);

    DeleteAccount bobGoes = new DeleteAccount(world.by(bob), Optional.empty());
    DeleteAccount aliceGoes = new DeleteAccount(world.by(alice), Optional.empty());

    assertThat(world.facts(world.engine.factsFor(bobGoes)).activations()).containsExactly(bobs);
    assertThat(world.facts(world.engine.factsFor(aliceGoes)).activations())
        .hasSize(FactsNeeded.MOST_USERS);
  }

  private static void staysTheSame(SeatTerms seats) {
    Map<String, Integer> few = rowsWithSeats(seats, 1);
    Map<String, Integer> shown = rowsWithSeats(seats, FactsNeeded.MOST_USERS + 1);
    Map<String, Integer> many = rowsWithSeats(seats, MANY);

    assertThat(many).isEqualTo(shown);
    assertThat(few.values()).allMatch(count -> count < 10);
    for (String command : few.keySet()) {
      boolean activates = command.startsWith("activate");
      assertThat(many.get(command) - few.get(command))
          .as("%s: the oldest users, whom a refusal names, where it may need to", command)
          .isBetween(0, activates ? 3 * FactsNeeded.MOST_USERS : 0);
    }
  }

  /** How many rows each command was given, by its name; all of them are permitted. */
  private static Map<String, Integer> rowsWithSeats(SeatTerms seats, int taken) {
    FactsSizeTest story = new FactsSizeTest();
    story.aliceOwnsAndBobIsAssigned(Terms.singleMachine().withSeats(seats));
    Activation bobs = story.activated(story.bob, SERIAL, DESKTOP);
    story.fill(bobs, taken - 1);
    assertThat(story.live(SERIAL)).isEqualTo(taken);

    Map<String, Integer> rows = new LinkedHashMap<>();
    story.commandsOn(bobs).forEach((name, command) -> rows.put(name, rows(story.decided(command))));
    return rows;
  }

  private Map<String, Command> commandsOn(Activation bobs) {
    Origin byBob = world.by(bob);
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put("activate", activation(byBob, ELSEWHERE));
    commands.put("activate again", activation(byBob, DESKTOP));
    commands.put("release", new Release(byBob, bobs.id(), DESKTOP));
    commands.put(
        "refresh",
        new Refresh(
            world.by(new Actor.Installation(bobs.id())),
            bobs.id(),
            DESKTOP,
            Optional.empty(),
            SmallWorld.NONCE));
    commands.put(
        "force release",
        new ForceRelease(world.by(alice), bobs.id(), true, "it is gone", Optional.empty()));
    commands.put(
        "reactivate",
        new Reactivate(
            byBob,
            bobs.id(),
            SmallWorld.reinstalled("desktop"),
            Optional.empty(),
            SmallWorld.NONCE));
    return commands;
  }

  private Activate activation(Origin origin, Machine machine) {
    ActivationId id = new ActivationId(world.id());
    return new Activate(origin, SERIAL, machine, id, Optional.empty(), SmallWorld.NONCE);
  }

  private Facts decided(Command command) {
    Facts facts = world.facts(world.engine.factsFor(command));
    permitted(world.engine.decide(facts, command));
    return facts;
  }

  private static int rows(Facts facts) {
    return facts.accounts().size()
        + facts.bars().size()
        + facts.orders().size()
        + facts.serials().size()
        + facts.assignments().size()
        + facts.invitations().size()
        + facts.pendingRoles().size()
        + facts.activations().size()
        + facts.requests().size()
        + facts.trialOffers().size()
        + facts.trials().size();
  }

  /** Assigned users take seats, each on machines of their own. */
  private void fill(Activation like, int seats) {
    List<Change> changes = new ArrayList<>();
    List<AccountId> users = new ArrayList<>();
    for (int i = 0; i < Math.min(seats, USERS); i++) {
      Account user = Account.registered(new AccountId(world.id()), email("user" + i), "User " + i);
      users.add(user.id());
      changes.add(new Change.AccountRegistered(user, "hash"));
      changes.add(new Change.UserAssigned(new Assignment(SERIAL, user.id(), world.now)));
    }
    for (int i = 0; i < seats; i++) {
      changes.add(
          new Change.ActivationStarted(
              new Activation(
                  new ActivationId(world.id()),
                  SERIAL,
                  users.get(i % USERS),
                  SmallWorld.machine("machine " + i),
                  world.now,
                  world.now,
                  like.leaseUntil(),
                  Optional.empty())));
    }
    assertThat(world.state.apply(changes)).isTrue();
  }
}
