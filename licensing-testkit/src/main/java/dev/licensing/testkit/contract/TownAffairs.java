package dev.licensing.testkit.contract;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.testkit.Commands;

/** People ask, managers manage, and somebody has to go. */
final class TownAffairs {

  private final TownStory story;
  private final ContractScene scene;
  private final Commands commands;
  private final Town town;

  TownAffairs(TownStory story) {
    this.story = story;
    this.scene = story.scene;
    this.commands = story.scene.commands();
    this.town = story.town;
  }

  void tell() {
    ask();
    host();
    remove();
  }

  private void ask() {
    story.requested(commands.sharing().requestAccess(story.frank.id(), story.serial(0), "please"));
    story.requested(
        commands.sharing().requestAccess(story.frank.id(), story.serial(1), "this one too"));
    town.did(commands.sharing().approve(story.ada.id(), story.last()));
    story.requested(commands.sharing().requestAccess(story.eve.id(), story.serial(1), "again"));
    town.did(commands.sharing().decline(story.ada.id(), story.last(), "not again"));
    story.requested(
        commands.orders().addManager(story.ada.id(), story.order(), story.frank.email().value()));
    town.did(commands.vendor().approve(story.last()));
    town.did(
        commands
            .orders()
            .removeManager(story.frank.id(), story.order(), story.frank.email().value()));
    story.requested(commands.orders().addManager(story.cora.id(), story.order(), story.ghost));
    story.requested(
        commands.orders().requestTransfer(story.ada.id(), story.order(), story.heir, "Heir"));
  }

  private void host() {
    town.did(
        commands
            .orders()
            .addHosts(
                story.cora.id(),
                story.order(),
                HostClass.PRODUCTION,
                "a.example.com",
                "bücher.example.com"));
    town.did(
        commands
            .orders()
            .addHosts(story.cora.id(), story.order(), HostClass.TEST, "*.example.org"));
    town.did(
        commands
            .orders()
            .removeHosts(story.cora.id(), story.order(), HostClass.PRODUCTION, "a.example.com"));
    town.did(commands.orders().issueKey(story.cora.id(), story.order(), HostClass.PRODUCTION));
    town.did(
        commands
            .orders()
            .issueKey(
                story.cora.id(),
                story.order(),
                HostClass.TEST,
                new ApplicationId("com.example.shop")));
  }

  private void remove() {
    town.did(
        commands
            .orders()
            .removeUser(
                story.cora.id(), story.order(), story.mallory.id(), story.mallory.email().value()));
    Account nick = town.register("nick");
    story.assign(nick.email().value(), 1);
    story.activate(nick, story.serial(1), scene.machine("nicks"));
    town.did(
        commands
            .orders()
            .removeUser(story.cora.id(), story.order(), nick.id(), "somebody@example.com"));
    town.did(
        commands
            .orders()
            .removeUser(story.cora.id(), story.order(), nick.id(), nick.email().value()));
    town.did(commands.vendor().reinstate(nick.id()));
  }
}
