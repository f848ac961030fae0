package dev.licensing.system.simulation;

import dev.licensing.core.command.Buyers;
import dev.licensing.core.command.RegisterAccount;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import dev.licensing.testkit.simulation.Mishap;
import dev.licensing.testkit.simulation.Simulation;
import dev.licensing.testkit.simulation.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything at once: three people on three machines, two servers and the vendor's page over one
 * store, three orders under different terms, and everything that can go wrong between them.
 */
record LicensingSimulation(Supplier<Shelf> shelves) implements World {

  static final ProductId PRODUCT = new ProductId("acme-studio");

  @Override
  public void setUp(Simulation simulation) {
    Shelf shelf = shelves.get();
    Scene scene =
        new Scene(
            shelf.licenses(),
            new VirtualClock(simulation.now()),
            simulation.choices().random(),
            PRODUCT);
    List<Person> people = Stream.of("ann", "ben", "cid").map(n -> person(scene, n)).toList();
    Signatures keys = new Signatures();
    Witness witness = new Witness(simulation, shelf, people);
    List<Server> servers =
        Stream.of("server-1", "server-2")
            .map(n -> new Server(simulation, n, shelf.licenses(), shelf.sessions(), keys, witness))
            .toList();
    Server page = new Server(simulation, "page", shelf.portal(), shelf.sessions(), keys, witness);
    Path directory = directory(simulation);
    List<Installation> installations =
        Stream.of("desktop", "laptop", "tower")
            .map(n -> new Installation(simulation, n, servers, directory.resolve(n), keys))
            .toList();
    Cast cast = sold(simulation, scene, people, installations, shelf);
    Portal portal = new Portal(simulation, simulation.node("browser"), page);
    new UserActs(simulation, cast, witness, portal).offer();
    new OwnerActs(simulation, cast).offer();
    new VendorActs(simulation, cast, scene).offer();
    witness.look();
    simulation.invariant(Rules.VALUE, witness::look);
    for (Installation here : installations) {
      here.node.unsteady(
          Duration.ofMinutes(-20), Duration.ofDays(-3), Duration.ofHours(5), Duration.ofDays(400));
      new ClientRules(simulation, here, witness).offer();
    }
    mishaps(simulation);
  }

  private static Person person(Scene scene, String name) {
    String kept = new Server.Passwords().hash(Person.PASSWORD);
    RegisterAccount command = scene.commands().register(name + "@example.com", name, kept);
    scene.permitted(command, Answer.Registered.class);
    return new Person(name, command.account().id());
  }

  /** Shared by its owner; a pool of floating seats; and one for developers, run by a manager. */
  private static Cast sold(
      Simulation simulation,
      Scene scene,
      List<Person> people,
      List<Installation> installations,
      Shelf shelf) {
    Email ann = new Email(people.get(0).email());
    Email cid = new Email(people.get(2).email());
    Terms shared = Terms.singleMachine().withUsersAtOnce(UsersAtOnce.ANY);
    List<SerialNumber> serials = new ArrayList<>();
    serials.add(scene.givenSold(shared, 1, Buyers.customer(ann)).serials().first());
    Terms pool = Terms.floating(1, Duration.ofHours(1));
    serials.add(scene.givenSold(pool, 1, Buyers.customer(ann)).serials().first());
    for (int other : List.of(1, 2)) {
      for (SerialNumber serial : serials) {
        scene.permitted(
            scene
                .commands()
                .sharing()
                .assign(people.get(0).account, Set.of(serial), people.get(other).email()),
            Answer.Assigned.class);
      }
    }
    Buyers managed = new Buyers(Optional.empty(), Optional.empty(), new TreeSet<>(Set.of(cid)));
    Answer.Issued developers = scene.givenSold(Terms.perDeveloper(2), 1, managed);
    serials.add(developers.serials().first());
    OrderId order = developers.order();
    return new Cast(simulation, people, installations, serials, order, shelf.state());
  }

  private static void mishaps(Simulation simulation) {
    simulation
        .timePasses(
            10,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(61),
            Duration.ofHours(5),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(3),
            Duration.ofDays(40))
        .mishap(Mishap.LOST, 40)
        .mishap(Mishap.DUPLICATED, 12)
        .mishap(Mishap.DAMAGED, 40)
        .mishap(Mishap.DELAYED, 20)
        .mishap(Mishap.INTERLEAVED, 4)
        .mishap(Mishap.CRASHED, 50)
        .mishap(Mishap.CUT_OFF, 30)
        .mishap(Mishap.CLOCK_SET, 40);
    // Half a question is none to a server of HTTP; half an answer comes from some proxies.
    simulation.network().damaging(WireResponse.class, LicensingSimulation::half);
  }

  private static WireResponse half(WireResponse whole) {
    byte[] body = Arrays.copyOf(whole.body(), whole.body().length / 2);
    return new WireResponse(whole.status(), whole.headers(), body);
  }

  /** In memory where the platform has a place for that: the client syncs what it writes. */
  private static Path directory(Simulation simulation) {
    Path memory = Path.of("/dev/shm");
    try {
      Path made =
          Files.isDirectory(memory) && Files.isWritable(memory)
              ? Files.createTempDirectory(memory, "licensing-simulation")
              : Files.createTempDirectory("licensing-simulation");
      simulation.onClose(() -> delete(made));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
