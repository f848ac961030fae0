package dev.licensing.testkit.contract;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
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
  final ContractScene scene;
  private final Commands commands;
  private final String waiting = ContractScene.newAddress("dan");
  private final OrderId studio;
  private final List<SerialNumber> serials;

  /** The whole of it. */
  static TownStory told(ContractScene scene) {
    TownStory story = new TownStory(scene);
    new TownUses(story).tell();
    new TownAffairs(story).tell();
    new TownHeirs(story).tell();
    return story;
  }

  private TownStory(ContractScene scene) {
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
    this.dan = town.register(waiting, "dan");
  }

  /** When it ends. */
  Instant end() {
    return scene.clock().instant();
  }

  /** The one order of which there is most. */
  OrderId order() {
    return studio;
  }

  /** One of its serials. */
  SerialNumber serial(int which) {
    return serials.get(which);
  }

  /** All of them. */
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
    town.did(commands.sharing().unassign(ada.id(), Set.of(serials.get(1)), eve.email().value()));
    town.did(commands.vendor().changeStanding(studio, serials.get(2), Standing.SUSPENDED));
  }

  void assign(String address, int... which) {
    Set<SerialNumber> some = IntStream.of(which).mapToObj(serials::get).collect(Collectors.toSet());
    town.did(commands.sharing().assign(ada.id(), some, address));
  }

  Activation activate(Account who, SerialNumber serial, FakeMachine machine) {
    scene.clock().advance(Duration.ofMinutes(1));
    Activation begun =
        town.permitted(commands.activate(who.id(), serial, machine), Answer.Activated.class)
            .activation();
    activations.add(begun.id());
    return begun;
  }

  void requested(Command command) {
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

  RequestId last() {
    return requests.get(requests.size() - 1);
  }
}
