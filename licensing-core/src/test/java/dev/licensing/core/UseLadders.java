package dev.licensing.core;

import static dev.licensing.core.Story.DESKTOP;
import static dev.licensing.core.Story.LAPTOP;
import static dev.licensing.core.Story.NEVER_ISSUED;
import static dev.licensing.core.Story.PRODUCT;
import static dev.licensing.core.Story.SECOND;
import static dev.licensing.core.Story.SERIAL;
import static dev.licensing.core.Story.buyers;
import static dev.licensing.core.Story.email;
import static dev.licensing.core.Story.permitted;
import static dev.licensing.core.decision.RefusalCode.*;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.ApproveRequest;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.DeactivateRemotely;
import dev.licensing.core.command.ForceRelease;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.OfferTrial;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.Reactivate;
import dev.licensing.core.command.Refresh;
import dev.licensing.core.command.ReinstateUser;
import dev.licensing.core.command.RequestOrderTransfer;
import dev.licensing.core.command.StartTrial;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ladders of using a product: activations, trials, hosts. */
final class UseLadders {

  private static final Machine UNREADABLE =
      new Machine("x", new MachineIdentity(new TreeMap<>()), Environment.BARE_METAL);
  private static final Optional<ReportHash> STALE = Optional.of(ReportHash.of("another"));

  private UseLadders() {}

  /** Alice's order went to somebody who has not registered; she uses it still. */
  static void activating(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    Terms good = Terms.singleMachine();
    OrderId order = story.sold(good, buyers("alice", ""), SERIAL);
    Activation alices = story.activated(story.alice, SERIAL, DESKTOP);
    RequestId request = new RequestId(world.id());
    permitted(
        world.execute(
            new RequestOrderTransfer(world.by(story.alice), order, request, email("dora"), "D")));
    permitted(world.execute(new ApproveRequest(world.byVendor(), request)));
    OrderId other = story.sold(Terms.perDeveloper(1), buyers("carol", ""), SECOND);
    story.activated(story.bob, SECOND, LAPTOP);
    permitted(story.remove(story.carol, other, story.bob));
    Validity ended = new Validity(Optional.of(world.now), Optional.of(world.now));
    Terms bad =
        good.withValidity(ended)
            .withSeats(
                SeatTerms.nodeLocked(1, UsersAtOnce.ONE)
                    .withEnvironments(Map.of(Environment.BARE_METAL, Allowance.NO_SEAT)));
    story.terms(order, bad);
    story.standing(order, Standing.REVOKED);
    standing(story, order, Standing.REVOKED);
    AccountId nobody = new AccountId(world.id());

    ladder
        .rung(
            activate(story, nobody, NEVER_ISSUED, UNREADABLE),
            ACCOUNT_NOT_RECOGNISED,
            SERIAL_NOT_RECOGNISED)
        .rung(activate(story, story.bob, NEVER_ISSUED, UNREADABLE), SERIAL_NOT_RECOGNISED)
        .rung(
            activate(story, story.bob, SERIAL, UNREADABLE),
            ACCOUNT_BARRED,
            SERIAL_UNOWNED,
            ORDER_REVOKED,
            SERIAL_REVOKED,
            LICENSE_EXPIRED,
            BUILD_NOT_COVERED,
            ENVIRONMENT_NOT_ALLOWED,
            MACHINE_IDENTITY_TOO_WEAK,
            HELD_BY_ANOTHER_USER,
            MACHINE_LIMIT_REACHED);
    permitted(world.execute(new ReinstateUser(world.byVendor(), story.bob)));
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        SERIAL_UNOWNED,
        ORDER_REVOKED,
        SERIAL_REVOKED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    AccountId dora = story.account("dora");
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        ACCESS_NOT_GRANTED,
        ORDER_REVOKED,
        SERIAL_REVOKED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    permitted(story.assign(dora, "bob", SERIAL));
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        ORDER_REVOKED,
        SERIAL_REVOKED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    story.standing(order, Standing.SUSPENDED);
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        SERIAL_REVOKED,
        ORDER_SUSPENDED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    standing(story, order, Standing.SUSPENDED);
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        ORDER_SUSPENDED,
        SERIAL_SUSPENDED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    story.standing(order, Standing.GOOD);
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        SERIAL_SUSPENDED,
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    standing(story, order, Standing.GOOD);
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        LICENSE_EXPIRED,
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    story.terms(order, bad.withValidity(new Validity(Optional.empty(), ended.updatesUntil())));
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        BUILD_NOT_COVERED,
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    story.terms(order, bad.withValidity(Validity.forEver()));
    ladder.rung(
        activate(story, story.bob, SERIAL, UNREADABLE),
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        HELD_BY_ANOTHER_USER,
        MACHINE_LIMIT_REACHED);
    story.terms(order, good);
    ladder
        .rung(
            activate(story, story.bob, SERIAL, UNREADABLE),
            MACHINE_IDENTITY_TOO_WEAK,
            HELD_BY_ANOTHER_USER,
            MACHINE_LIMIT_REACHED)
        .rung(
            activate(story, story.bob, SERIAL, LAPTOP),
            HELD_BY_ANOTHER_USER,
            MACHINE_LIMIT_REACHED);
    story.terms(order, good.withUsersAtOnce(UsersAtOnce.ANY));
    ladder.rung(activate(story, story.bob, SERIAL, LAPTOP), MACHINE_LIMIT_REACHED);
    permitted(story.release(story.alice, alices.id(), DESKTOP));
    ladder.top(activate(story, story.bob, SERIAL, LAPTOP));
  }

  private static Decision activate(
      Story story, AccountId who, SerialNumber serial, Machine machine) {
    SmallWorld world = story.world;
    return world.execute(
        new Activate(
            world.by(who),
            serial,
            machine,
            new ActivationId(world.id()),
            Optional.of(world.now),
            SmallWorld.NONCE));
  }

  private static void standing(Story story, OrderId order, Standing standing) {
    permitted(
        story.world.execute(
            new ChangeStanding(story.world.byVendor(), order, Optional.of(SERIAL), standing, "")));
  }

  static void refreshing(Story story, Ladder ladder) {
    OrderId order = story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    Activation use = story.activated(story.alice, SERIAL, DESKTOP);
    story.terms(order, Terms.subscription(story.world.now));
    SmallWorld world = story.world;

    ladder
        .rung(story.refresh(new ActivationId(world.id()), LAPTOP), ACTIVATION_NOT_RECOGNISED)
        .rung(story.refresh(use.id(), LAPTOP), LICENSE_EXPIRED, DIFFERENT_MACHINE);
    story.terms(order, Terms.singleMachine());
    ladder.rung(story.refresh(use.id(), LAPTOP), DIFFERENT_MACHINE);
    Decision decision =
        world.execute(
            new Refresh(
                world.by(story.alice), use.id(), DESKTOP, Optional.empty(), SmallWorld.NONCE));
    ladder.top(decision);
    permitted(story.release(story.alice, use.id(), DESKTOP));
    ladder.rung(story.refresh(use.id(), DESKTOP), ACTIVATION_ENDED);
  }

  static void reactivating(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    Terms noSeat =
        Terms.singleMachine()
            .withSeats(
                SeatTerms.nodeLocked(1, UsersAtOnce.ONE)
                    .withEnvironments(Map.of(Environment.BARE_METAL, Allowance.NO_SEAT)));
    OrderId order = story.sold(Terms.singleMachine(), buyers("alice", ""), SERIAL);
    permitted(story.forceRelease(story.alice, story.activated(story.alice, SERIAL, DESKTOP).id()));
    Activation use = story.activated(story.alice, SERIAL, DESKTOP);
    story.terms(order, noSeat);

    ladder.rung(
        reactivate(story, use, UNREADABLE),
        ENVIRONMENT_NOT_ALLOWED,
        MACHINE_IDENTITY_TOO_WEAK,
        DIFFERENT_MACHINE,
        COOL_DOWN);
    story.terms(order, Terms.singleMachine());
    ladder
        .rung(
            reactivate(story, use, UNREADABLE),
            MACHINE_IDENTITY_TOO_WEAK,
            DIFFERENT_MACHINE,
            COOL_DOWN)
        .rung(reactivate(story, use, LAPTOP), DIFFERENT_MACHINE, COOL_DOWN)
        .rung(reactivate(story, use, SmallWorld.reinstalled("desktop")), COOL_DOWN);
    world.pass(Duration.ofDays(7));
    ladder.top(reactivate(story, use, SmallWorld.reinstalled("desktop")));
  }

  private static Decision reactivate(Story story, Activation use, Machine machine) {
    return story.world.execute(
        new Reactivate(
            story.world.by(new Actor.Installation(use.id())),
            use.id(),
            machine,
            Optional.empty(),
            SmallWorld.NONCE));
  }

  static void forceReleasing(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    story.aliceOwnsAndBobIsAssigned();
    permitted(story.forceRelease(story.alice, story.activated(story.bob, SERIAL, DESKTOP).id()));
    ActivationId next = story.activated(story.bob, SERIAL, DESKTOP).id();
    Origin now = world.by(story.alice);

    ladder
        .rung(
            world.execute(new ForceRelease(longAgo(story, story.alice), next, false, "", STALE)),
            REAUTHENTICATION_REQUIRED,
            UNREACHABLE_NOT_STATED,
            COOL_DOWN,
            REPORT_CHANGED)
        .rung(
            world.execute(new ForceRelease(now, next, false, "", STALE)),
            UNREACHABLE_NOT_STATED,
            COOL_DOWN,
            REPORT_CHANGED)
        .rung(
            world.execute(new ForceRelease(now, next, true, "", STALE)), COOL_DOWN, REPORT_CHANGED);
    world.pass(Duration.ofDays(7));
    ladder
        .rung(
            world.execute(new ForceRelease(world.by(story.alice), next, true, "", STALE)),
            REPORT_CHANGED)
        .top(story.forceRelease(story.alice, next));
  }

  static void trying(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    OrderId order = story.sold(Terms.perDeveloper(1), buyers("alice", ""), SERIAL);
    story.activated(story.bob, SERIAL, DESKTOP);
    permitted(story.remove(story.alice, order, story.bob));

    ladder.rung(
        attempt(story, story.bob, UNREADABLE),
        TRIAL_NOT_OFFERED,
        ACCOUNT_BARRED,
        MACHINE_IDENTITY_TOO_WEAK);
    permitted(
        world.execute(
            new OfferTrial(
                world.byVendor(), PRODUCT, Optional.of(Terms.trial(Duration.ofDays(14))))));
    permitted(attempt(story, story.carol, LAPTOP));
    ladder.rung(attempt(story, story.bob, UNREADABLE), ACCOUNT_BARRED, MACHINE_IDENTITY_TOO_WEAK);
    permitted(world.execute(new ReinstateUser(world.byVendor(), story.bob)));
    ladder
        .rung(attempt(story, story.bob, UNREADABLE), MACHINE_IDENTITY_TOO_WEAK)
        .rung(attempt(story, story.bob, LAPTOP), TRIAL_USED)
        .top(attempt(story, story.bob, DESKTOP));
  }

  private static Decision attempt(Story story, AccountId who, Machine machine) {
    SmallWorld world = story.world;
    OrderId order = new OrderId(world.id());
    return world.execute(
        new StartTrial(
            world.by(who),
            PRODUCT,
            machine,
            order,
            SmallWorld.serialNumber((int) order.value().getLeastSignificantBits() + 500),
            new ActivationId(world.id()),
            Optional.empty(),
            SmallWorld.NONCE));
  }

  static void deactivatingRemotely(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    Terms terms = Terms.perDeveloper(1).withRemoteDeactivationsPerYear(0);
    OrderId order = story.sold(terms, buyers("alice", ""), SERIAL);
    ActivationId use = story.activated(story.bob, SERIAL, DESKTOP).id();
    story.terms(order, terms.withValidity(new Validity(Optional.of(world.now), Optional.empty())));

    ladder.rung(
        deactivate(story, use), LICENSE_EXPIRED, REMOTE_DEACTIVATIONS_USED_UP, REPORT_CHANGED);
    story.terms(order, terms);
    ladder.rung(deactivate(story, use), REMOTE_DEACTIVATIONS_USED_UP, REPORT_CHANGED);
    story.terms(order, terms.withRemoteDeactivationsPerYear(1));
    ladder
        .rung(deactivate(story, use), REPORT_CHANGED)
        .top(
            world.execute(
                new DeactivateRemotely(world.byVendor(), use, false, "", Optional.empty())));
  }

  private static Decision deactivate(Story story, ActivationId use) {
    return story.world.execute(
        new DeactivateRemotely(story.world.byVendor(), use, false, "", STALE));
  }

  static void issuingKey(Story story, Ladder ladder) {
    SmallWorld world = story.world;
    Terms terms = Terms.perDeveloper(1).withHosts(HostTerms.hosts(1, 1));
    OrderId order = story.sold(terms, buyers("alice", ""), SERIAL);
    story.terms(order, terms.withValidity(new Validity(Optional.of(world.now), Optional.empty())));
    story.standing(order, Standing.SUSPENDED);

    ladder.rung(
        key(story, order, Optional.empty()), ORDER_SUSPENDED, LICENSE_EXPIRED, NO_HOSTNAMES);
    story.standing(order, Standing.GOOD);
    ladder.rung(key(story, order, Optional.empty()), LICENSE_EXPIRED, NO_HOSTNAMES);
    story.terms(order, terms);
    ladder
        .rung(key(story, order, Optional.empty()), NO_HOSTNAMES)
        .rung(key(story, order, Optional.of(new ApplicationId("shop"))), APPLICATION_NOT_ALLOWED);
    permitted(addHosts(story, order, "a.com"));
    ladder.top(key(story, order, Optional.empty()));
  }

  private static Decision key(Story story, OrderId order, Optional<ApplicationId> application) {
    return story.world.execute(
        new IssueRuntimeKey(
            story.world.by(story.alice),
            order,
            new RuntimeKeyId(story.world.id()),
            HostClass.PRODUCTION,
            application));
  }

  static void listingHosts(Story story, Ladder ladder) {
    OrderId order =
        story.sold(
            Terms.perDeveloper(1).withHosts(HostTerms.hosts(1, 0)), buyers("alice", ""), SERIAL);

    ladder
        .rung(
            addHosts(story, order, "*.example.com", "a.com"),
            WILDCARD_NOT_ALLOWED,
            HOSTNAME_LIMIT_REACHED)
        .rung(addHosts(story, order, "b.com", "a.com"), HOSTNAME_LIMIT_REACHED)
        .top(addHosts(story, order, "a.com"));
  }

  private static Decision addHosts(Story story, OrderId order, String... hosts) {
    TreeSet<HostName> names = new TreeSet<>();
    List.of(hosts).forEach(host -> names.add(HostName.of(host)));
    return story.world.execute(
        new AddHostnames(story.world.by(story.alice), order, HostClass.PRODUCTION, names));
  }

  private static Origin longAgo(Story story, AccountId who) {
    return story.world.by(new Actor.Person(who, Instant.EPOCH));
  }
}
