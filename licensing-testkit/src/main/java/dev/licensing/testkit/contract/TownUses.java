package dev.licensing.testkit.contract;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Commands;
import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Machines come and go. */
final class TownUses {

  private static final Duration DAY = Duration.ofDays(1);

  private final TownStory story;
  private final ContractScene scene;
  private final Commands commands;
  private final Town town;

  TownUses(TownStory story) {
    this.story = story;
    this.scene = story.scene;
    this.commands = story.scene.commands();
    this.town = story.town;
  }

  void tell() {
    onMachines();
    inAPool();
    asATrial();
  }

  private void onMachines() {
    FakeMachine laptop = scene.machine("laptop");
    story.activate(story.bob, story.serial(0), scene.machine("desktop"));
    Activation moved = story.activate(story.bob, story.serial(0), laptop);
    Activation stolen =
        story.activate(story.eve, story.serial(0), scene.machine("eves").virtualMachine());
    story.activate(story.mallory, story.serial(0), scene.machine("mallorys"));
    town.did(commands.activate(story.ada.id(), story.serial(0), scene.machine("one-too-many")));
    town.did(commands.activate(story.ada.id(), story.serial(1), scene.machine("box").container()));
    town.did(commands.refresh(moved.id(), laptop));
    scene.clock().advance(Duration.ofMinutes(1));
    town.did(commands.reactivate(story.bob.id(), moved.id(), laptop.withNewMainboard()));
    town.did(commands.forceRelease(story.ada.id(), stolen.id(), "too soon"));
    Activation lost = story.activate(story.ada, story.serial(1), scene.machine("lost"));
    town.did(commands.forceRelease(story.ada.id(), lost.id(), "lost"));
    story.requested(commands.requestRemoteDeactivation(story.bob.id(), moved.id(), "it broke"));
    town.did(commands.vendor().deactivate(stolen.id(), "stolen"));
    Activation home = story.activate(story.bob, story.serial(1), scene.machine("home"));
    town.did(commands.release(home.id(), scene.machine("home")));
  }

  private void asATrial() {
    town.did(
        commands.vendor().offerTrial(story.trial, Optional.of(Terms.trial(DAY.multipliedBy(14)))));
    var tried = commands.startTrial(story.bob.id(), story.trial, scene.machine("desktop"));
    town.did(tried);
    story.activations.add(tried.activation());
  }

  private void inAPool() {
    Terms terms = Terms.floating(2, Duration.ofHours(1));
    SerialNumber pool =
        town.permitted(commands.vendor().issue(terms, 1), Answer.Issued.class).serials().first();
    town.did(commands.sharing().claim(story.bob.id(), Set.of(pool)));
    story.activate(story.bob, pool, scene.machine("floating"));
    scene.clock().advance(Duration.ofMinutes(30));
    story.activate(story.bob, pool, scene.machine("afloat"));
    scene.clock().advance(Duration.ofMinutes(40));
    town.did(commands.vendor().endLapsedLeases());
    town.did(commands.vendor().changeTerms(scene.order(pool).id(), terms.withClaimable(false)));
  }
}
