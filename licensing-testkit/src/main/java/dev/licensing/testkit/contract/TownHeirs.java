package dev.licensing.testkit.contract;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Serials change hands, and somebody leaves for good. */
final class TownHeirs {

  private final TownStory story;
  private final ContractScene scene;
  private final Commands commands;
  private final Town town;

  TownHeirs(TownStory story) {
    this.story = story;
    this.scene = story.scene;
    this.commands = story.scene.commands();
    this.town = story.town;
  }

  void tell() {
    handOver();
    leave();
    look();
  }

  private SerialNumber ownedByEve() {
    SerialNumber serial =
        town.permitted(commands.vendor().issue(Terms.singleMachine(), 1), Answer.Issued.class)
            .serials()
            .first();
    town.did(commands.sharing().claim(story.eve.id(), Set.of(serial)));
    return serial;
  }

  private void handOver() {
    Set<SerialNumber> transferred = Set.of(ownedByEve());
    town.did(commands.sharing().assign(story.eve.id(), transferred, story.bob.email().value()));
    town.did(commands.sharing().transfer(story.eve.id(), transferred, story.bob.email().value()));
    Instant until = scene.clock().instant().plus(Duration.ofDays(1));
    town.did(commands.sharing().reserve(story.eve.id(), Set.of(ownedByEve()), story.ghost, until));
    town.did(
        commands.sharing().relinquish(story.eve.id(), Set.of(ownedByEve()), story.heir, until));
    town.did(commands.changeEmail(story.frank.id(), ContractScene.newAddress("franklin")));
    town.did(commands.changeName(story.frank.id(), "Franklin"));
  }

  private void leave() {
    Account zoe = town.register("zoe");
    story.assign(zoe.email().value(), 0, 1);
    Activation used = story.activate(zoe, story.serial(1), scene.machine("zoes"));
    town.did(commands.release(zoe.id(), used.id(), scene.machine("zoes")));
    ReportHash seen = town.did(commands.deletionReport(zoe.id())).report().orElseThrow().hash();
    town.did(commands.delete(zoe.id(), seen));
  }

  private void look() {
    town.did(commands.viewAccount(story.mallory.id()));
    town.did(commands.viewEstate(story.ada.id()));
    town.did(commands.viewSerial(story.bob.id(), story.serial(0)));
    town.did(commands.orders().view(story.cora.id(), story.order()));
    town.did(commands.orders().view(story.eve.id(), story.order()));
    town.did(commands.vendor().viewRequests(Optional.empty()));
    town.did(commands.vendor().findOrders(story.cora.email().value()));
    town.did(commands.vendor().viewEstate(story.bob.id()));
  }
}
