package dev.licensing.core;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddLicenseManager;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.command.EndLapsedLeases;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.Release;
import dev.licensing.core.command.RelinquishSerials;
import dev.licensing.core.command.RemoveLicenseManager;
import dev.licensing.core.command.RemoveUser;
import dev.licensing.core.command.RequestAccess;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.TransferSerials;
import dev.licensing.core.command.UnassignUser;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Every command that means something in a state of the small universe, by everybody. */
final class SmallCommands {

  private static final SortedSet<SerialNumber> BOTH = Story.set(Story.SERIAL, Story.SECOND);

  private final SmallUniverse universe;
  private final SmallWorld world;
  private final List<Command> all = new ArrayList<>();
  private final Collection<Account> accounts;

  /** Those that nobody ended; some may have lapsed. */
  private final List<Activation> live;

  SmallCommands(SmallUniverse universe, SmallWorld world) {
    this.universe = universe;
    this.world = world;
    this.accounts = world.state.accounts();
    this.live = world.state.activations().stream().filter(a -> a.ending().isEmpty()).toList();
  }

  List<Command> all() {
    for (AccountId who : universe.people) {
      ownership(who);
      uses(who);
      management(who);
      all.add(new DeleteAccount(world.by(who), Optional.empty()));
      all.add(
          new DeleteAccount(
              world.by(who), hash(new DeleteAccount(world.by(who), Optional.empty()))));
    }
    vendor();
    return all;
  }

  private void ownership(AccountId who) {
    Origin by = world.by(who);
    Instant end = world.now.plus(SmallUniverse.TICK);
    all.add(new ClaimSerials(by, BOTH));
    all.add(new ClaimSerials(by, Story.set(Story.SERIAL)));
    all.add(new ClaimSerials(by, Story.set(Story.THIRD)));
    all.add(new RelinquishSerials(by, BOTH, Optional.empty(), Optional.empty()));
    for (Account other : accounts) {
      Email email = other.email();
      all.add(new AssignUser(by, Story.set(Story.SERIAL), email));
      all.add(new AssignUser(by, BOTH, email));
      all.add(new UnassignUser(by, BOTH, email));
      all.add(new TransferSerials(by, BOTH, email, true, Optional.empty(), Optional.empty()));
      all.add(new TransferSerials(by, BOTH, email, false, Optional.empty(), Optional.empty()));
      all.add(new TransferSerials(by, BOTH, email, true, Optional.of(end), Optional.empty()));
      all.add(
          new RelinquishSerials(
              by, BOTH, Optional.of(new Reservation(email, Optional.of(end))), Optional.empty()));
    }
  }

  private void uses(AccountId who) {
    Origin by = world.by(who);
    for (SerialNumber serial : SmallUniverse.SERIALS) {
      for (Machine machine : SmallUniverse.MACHINES) {
        all.add(
            new Activate(
                by,
                serial,
                machine,
                new ActivationId(world.id()),
                Optional.empty(),
                SmallWorld.NONCE));
      }
    }
    for (Activation use : live) {
      all.add(new Release(by, use.id(), use.machine()));
      all.add(new ForceRelease(by, use.id(), true, "", Optional.empty()));
      all.add(new ForceRelease(by, use.id(), false, "", Optional.empty()));
      if (use.account().equals(who)) {
        Origin there = world.by(new Actor.Installation(use.id()));
        all.add(new Refresh(there, use.id(), Story.TABLET, Optional.empty(), SmallWorld.NONCE));
        for (Machine machine : SmallUniverse.MACHINES) {
          all.add(new Reactivate(by, use.id(), machine, Optional.empty(), SmallWorld.NONCE));
        }
        Origin machine = world.by(new Actor.Installation(use.id()));
        all.add(new Refresh(machine, use.id(), use.machine(), Optional.empty(), SmallWorld.NONCE));
      }
    }
    all.add(new RequestAccess(by, Story.SERIAL, new RequestId(world.id()), ""));
    for (Request request : world.state.requests()) {
      all.add(new ApproveRequest(by, request.id()));
    }
  }

  private void management(AccountId who) {
    Origin by = world.by(who);
    for (OrderId order : universe.orders) {
      for (Account user : accounts) {
        all.add(new RemoveUser(by, order, user.id(), user.email().value(), Optional.empty()));
        all.add(new RemoveUser(by, order, user.id(), "another", Optional.empty()));
      }
    }
    OrderId open = universe.orders.get(1);
    all.add(new RemoveLicenseManager(by, open, Story.email("carol")));
    all.add(new RemoveLicenseManager(by, open, Story.email("bob")));
    for (AccountId user : universe.people) {
      all.add(new ReinstateUser(by, user));
    }
    all.add(
        new RequestOrderTransfer(
            by, universe.orders.get(0), new RequestId(world.id()), Story.email("carol"), "Carol"));
  }

  private void vendor() {
    Origin vendor = world.byVendor();
    OrderId shared = universe.orders.get(0);
    OrderId open = universe.orders.get(1);
    for (Activation use : live) {
      all.add(new DeactivateRemotely(vendor, use.id(), false, "", Optional.empty()));
    }
    for (Standing standing : List.of(Standing.GOOD, Standing.SUSPENDED)) {
      all.add(new ChangeStanding(vendor, open, Optional.empty(), standing, ""));
    }
    for (int limit = 1; limit <= 2; limit++) {
      all.add(new ChangeTerms(vendor, open, SmallUniverse.OPEN.withMachineLimit(limit)));
      all.add(new ChangeTerms(vendor, open, SmallUniverse.RENEWED.withMachineLimit(limit)));
    }
    all.add(new ReinstateUser(vendor, universe.people.get(1)));
    all.add(new AddLicenseManager(vendor, open, new RequestId(world.id()), Story.email("bob")));
    all.add(new EndLapsedLeases(vendor));
    for (Request request : world.state.requests()) {
      if (request.order().equals(shared)) {
        all.add(new ApproveRequest(vendor, request.id()));
      }
    }
  }

  private Optional<ReportHash> hash(Command asked) {
    return world.preview(asked).report().map(report -> report.hash());
  }
}
