package dev.licensing.testkit.contract;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import dev.licensing.testkit.Commands;
import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A long story in which every command is given, and after which there is some of everything. */
final class TownStory {

  private static final Duration DAY = Duration.ofDays(1);

  final Town town;
  final Account ada;
  final Account bob;
  final Account cora;
  final Account eve;
  final Account frank;
  final Account mallory;
  final Account dan;
  final ProductId trial = new ProductId("trial-" + UUID.randomUUID());
  final String ghost = ContractScene.newAddress("ghost");
  final String heir = ContractScene.newAddress("heir");
  final List<RequestId> requests = new ArrayList<>();
  final List<ActivationId> activations = new ArrayList<>();
  private final ContractScene scene;
  private final Commands commands;
  private final String waiting = ContractScene.newAddress("dan");
  private final OrderId studio;
  private final List<SerialNumber> serials;

  TownStory(ContractScene scene) {
    this.scene = scene;
    this.commands = scene.commands();
    this.town = new Town(scene);
    this.ada = town.register("ada");
    this.bob = town.register("bob");
    this.cora = town.register("cora");
    this.eve = town.register("eve");
    this.frank = town.register("frank");
    this.mallory = town.register("mallory");
    Answer.Issued issued = sell();
    this.studio = issued.order();
    this.serials = new ArrayList<>(issued.serials());
    share();
    use();
    ask();
    host();
    remove();
    handOver();
    this.dan = town.register(waiting, "dan");
    leave();
    look();
  }

  /** When it ends. */
  Instant end() {
    return scene.clock().instant();
  }

  /** The one order of which there is most. */
  OrderId order() {
    return studio;
  }

  /** Its serials. */
  List<SerialNumber> serials() {
    return List.copyOf(serials);
  }

  private Answer.Issued sell() {
    Buyers buyers =
        new Buyers(
            Optional.of(ada.email()),
            Optional.of(new Email(heir)),
            new TreeSet<>(Set.of(cora.email(), new Email(waiting))));
    return town.permitted(commands.vendor().issue(richTerms(), 2, buyers), Answer.Issued.class);
  }

  private Terms richTerms() {
    Instant now = scene.clock().instant();
    return Terms.singleMachine()
        .withSeats(
            new SeatTerms(
                4,
                UsersAtOnce.ANY,
                Optional.empty(),
                new TreeMap<>(Map.of(Environment.CONTAINER, Allowance.FLOATING_ONLY))))
        .withRemoteDeactivationsPerYear(2)
        .withValidity(
            new Validity(
                Optional.of(now.plus(DAY.multipliedBy(900))),
                Optional.of(now.plus(DAY.multipliedBy(400)))))
        .withOffline(new OfflineTerms(Duration.ofHours(6), DAY.multipliedBy(9), DAY))
        .withHosts(new HostTerms(3, 2, true, true, DAY.multipliedBy(30)))
        .withSupport(Support.DEVELOPERS_AND_MANAGERS)
        .withFeatures(Map.of("export", "full", "theme", "ünïcode"));
  }

  private void share() {
    serials.addAll(
        town.permitted(commands.vendor().addSerials(studio, 1), Answer.SerialsAdded.class)
            .serials());
    assign(bob.email().value(), 0, 1);
    assign(eve.email().value(), 0, 1);
    assign(mallory.email().value(), 0);
    assign(ghost, 0, 2);
    town.did(
        commands.sharing().unassign(ada.id(), Set.of(serials.get(1)), eve.email().value()));
    town.did(commands.vendor().changeStanding(studio, serials.get(2), Standing.SUSPENDED));
  }

  private void assign(String address, int... which) {
    Set<SerialNumber> some =
        IntStream.of(which).mapToObj(serials::get).collect(Collectors.toSet());
    town.did(commands.sharing().assign(ada.id(), some, address));
  }

  private Activation activate(Account who, SerialNumber serial, FakeMachine machine) {
    scene.clock().advance(Duration.ofMinutes(1));
    Activation begun =
        town.permitted(commands.activate(who.id(), serial, machine), Answer.Activated.class)
            .activation();
    activations.add(begun.id());
    return begun;
  }

  private void use() {
    FakeMachine laptop = scene.machine("laptop");
    activate(bob, serials.get(0), scene.machine("desktop"));
    Activation moved = activate(bob, serials.get(0), laptop);
    Activation stolen = activate(eve, serials.get(0), scene.machine("eves").virtualMachine());
    activate(mallory, serials.get(0), scene.machine("mallorys"));
    town.did(commands.activate(ada.id(), serials.get(0), scene.machine("one-too-many")));
    town.did(commands.activate(ada.id(), serials.get(1), scene.machine("box").container()));
    town.did(commands.refresh(moved.id(), laptop));
    scene.clock().advance(Duration.ofMinutes(1));
    town.did(commands.reactivate(bob.id(), moved.id(), laptop.withNewMainboard()));
    town.did(commands.forceRelease(ada.id(), stolen.id(), "too soon"));
    Activation lost = activate(ada, serials.get(1), scene.machine("lost"));
    town.did(commands.forceRelease(ada.id(), lost.id(), "lost"));
    requested(commands.requestRemoteDeactivation(bob.id(), moved.id(), "it broke"));
    town.did(commands.vendor().deactivate(stolen.id(), "stolen"));
    Activation home = activate(bob, serials.get(1), scene.machine("home"));
    town.did(commands.release(home.id(), scene.machine("home")));
    float1();
    town.did(
        commands.vendor().offerTrial(trial, Optional.of(Terms.trial(DAY.multipliedBy(14)))));
    var tried = commands.startTrial(bob.id(), trial, scene.machine("desktop"));
    town.did(tried);
    activations.add(tried.activation());
  }

  private void float1() {
    Terms terms = Terms.floating(2, Duration.ofHours(1));
    SerialNumber pool =
        town.permitted(commands.vendor().issue(terms, 1), Answer.Issued.class).serials().first();
    town.did(commands.sharing().claim(bob.id(), Set.of(pool)));
    activate(bob, pool, scene.machine("floating"));
    scene.clock().advance(Duration.ofMinutes(30));
    activate(bob, pool, scene.machine("afloat"));
    scene.clock().advance(Duration.ofMinutes(40));
    town.did(commands.vendor().endLapsedLeases());
    town.did(commands.vendor().changeTerms(scene.order(pool).id(), terms.withClaimable(false)));
  }

  private void requested(Command command) {
    Decision decision = town.did(command);
    if (decision instanceof Decision.Permitted permitted) {
      if (permitted.answer() instanceof Answer.Requested asked) {
        requests.add(asked.request());
      } else if (permitted.answer() instanceof Answer.AccessRequested asked) {
        requests.addAll(asked.request().stream().toList());
      } else if (permitted.answer() instanceof Answer.RemoteDeactivationRequested asked) {
        requests.add(asked.request());
      }
    }
  }

  private RequestId last() {
    return requests.get(requests.size() - 1);
  }

  private void ask() {
    requested(commands.sharing().requestAccess(frank.id(), serials.get(0), "please"));
    requested(commands.sharing().requestAccess(frank.id(), serials.get(1), "this one too"));
    town.did(commands.sharing().approve(ada.id(), last()));
    requested(commands.sharing().requestAccess(eve.id(), serials.get(1), "again"));
    town.did(commands.sharing().decline(ada.id(), last(), "not again"));
    requested(commands.orders().addManager(ada.id(), studio, frank.email().value()));
    town.did(commands.vendor().approve(last()));
    town.did(commands.orders().removeManager(frank.id(), studio, frank.email().value()));
    requested(commands.orders().addManager(cora.id(), studio, ghost));
    requested(commands.orders().requestTransfer(ada.id(), studio, heir, "Heir"));
  }

  private void host() {
    town.did(
        commands
            .orders()
            .addHosts(
                cora.id(), studio, HostClass.PRODUCTION, "a.example.com", "bücher.example.com"));
    town.did(commands.orders().addHosts(cora.id(), studio, HostClass.TEST, "*.example.org"));
    town.did(
        commands.orders().removeHosts(cora.id(), studio, HostClass.PRODUCTION, "a.example.com"));
    town.did(commands.orders().issueKey(cora.id(), studio, HostClass.PRODUCTION));
    town.did(
        commands
            .orders()
            .issueKey(cora.id(), studio, HostClass.TEST, new ApplicationId("com.example.shop")));
  }

  private void remove() {
    town.did(
        commands
            .orders()
            .removeUser(cora.id(), studio, mallory.id(), mallory.email().value()));
    Account nick = town.register("nick");
    assign(nick.email().value(), 1);
    activate(nick, serials.get(1), scene.machine("nicks"));
    town.did(commands.orders().removeUser(cora.id(), studio, nick.id(), "somebody@example.com"));
    town.did(
        commands.orders().removeUser(cora.id(), studio, nick.id(), nick.email().value()));
    town.did(commands.vendor().reinstate(nick.id()));
  }

  private SerialNumber ownedByEve() {
    SerialNumber serial =
        town.permitted(commands.vendor().issue(Terms.singleMachine(), 1), Answer.Issued.class)
            .serials()
            .first();
    town.did(commands.sharing().claim(eve.id(), Set.of(serial)));
    return serial;
  }

  private void handOver() {
    Set<SerialNumber> transferred = Set.of(ownedByEve());
    town.did(commands.sharing().assign(eve.id(), transferred, bob.email().value()));
    town.did(commands.sharing().transfer(eve.id(), transferred, bob.email().value()));
    Instant until = scene.clock().instant().plus(DAY);
    town.did(commands.sharing().reserve(eve.id(), Set.of(ownedByEve()), ghost, until));
    town.did(commands.sharing().relinquish(eve.id(), Set.of(ownedByEve()), heir, until));
    town.did(commands.changeEmail(frank.id(), ContractScene.newAddress("franklin")));
  }

  private void leave() {
    Account zoe = town.register("zoe");
    assign(zoe.email().value(), 0, 1);
    Activation used = activate(zoe, serials.get(1), scene.machine("zoes"));
    town.did(commands.release(zoe.id(), used.id(), scene.machine("zoes")));
    ReportHash seen =
        town.did(commands.deletionReport(zoe.id())).report().orElseThrow().hash();
    town.did(commands.delete(zoe.id(), seen));
  }

  private void look() {
    town.did(commands.viewEstate(ada.id()));
    town.did(commands.viewSerial(bob.id(), serials.get(0)));
    town.did(commands.orders().view(cora.id(), studio));
    town.did(commands.orders().view(eve.id(), studio));
    town.did(commands.vendor().viewRequests(Optional.empty()));
  }
}
