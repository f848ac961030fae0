package dev.licensing.system.simulation;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.MachineProbe;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.simulation.Node;
import dev.licensing.testkit.simulation.Simulation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The product on a machine, with the real client. A crash may come wherever the client asks for
 * something from outside: the time, chance, the machine, the network; what is in its directory
 * stays.
 */
final class Installation {

  final Node node;
  private final Simulation simulation;
  private final List<Server> servers;
  private final Path directory;
  private final TrustedKeys keys;
  private FakeMachine machine;
  private LicensingClient client;

  /** What somebody carries to the vendor's page, or back from it; it outlives a crash. */
  Optional<String> request = Optional.empty();

  Optional<String> ticket = Optional.empty();
  Optional<String> brought = Optional.empty();

  /** Whether the license was given up here, or the machine was changed under it. */
  boolean gaveUp;

  Installation(
      Simulation simulation, String name, List<Server> servers, Path directory, Signatures keys) {
    this.simulation = simulation;
    this.servers = servers;
    this.directory = directory;
    this.keys = TrustedKeys.of(List.of(keys.trusted()));
    this.machine = FakeMachine.named(name);
    this.node = simulation.node(name);
    node.onStart(this::begin);
  }

  private void begin() {
    client =
        LicensingClient.forProduct(LicensingSimulation.PRODUCT.value())
            .server((LicenseTransport) this::send)
            .trusting(keys)
            .store(directory)
            .machine(new Fragile())
            .clock(node.clock())
            .randomness(new Chance())
            .retries(RetryPolicy.never())
            .build();
    client.start();
  }

  /** A crash may come with the reading of a start; later ones come with the next nonce. */
  private final class Fragile implements MachineProbe {

    @Override
    public Map<ComponentKind, String> components() {
      node.crashPoint();
      return machine.components();
    }

    @Override
    public Description describe() {
      return machine.describe();
    }
  }

  /** A crash may come with every nonce and before every write, which seals with some of it. */
  private final class Chance implements RandomGenerator {

    @Override
    public long nextLong() {
      return simulation.choices().random().nextLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      node.crashPoint();
      simulation.choices().random().nextBytes(bytes);
    }
  }

  FakeMachine machine() {
    return machine;
  }

  /** A repair: the product is started anew on what is another machine or nearly so. */
  void becomes(FakeMachine other) {
    machine = other;
    gaveUp = true;
    node.run(this::begin);
  }

  LicensingClient client() {
    return client;
  }

  /** Does something with the client, if it is not at something already. */
  void use(Consumer<LicensingClient> act) {
    if (!node.isBusy()) {
      node.run(() -> act.accept(client));
    }
  }

  /** Does something in the name of a person. */
  void as(Person person, Consumer<LicensingClient> act) {
    use(
        asking -> {
          Reply<?> reply = asking.signIn(person.email(), Person.PASSWORD);
          if (reply.done().isPresent()) {
            act.accept(asking);
          } else {
            simulation.note(person + " cannot sign in: " + outcome(reply));
          }
        });
  }

  private LicenseTransport.Delivery send(WireRequest request) {
    Server server = simulation.choices().any(servers);
    simulation.note(
        node + " asks " + server.node() + ": " + request.method() + " " + request.path());
    Optional<WireResponse> answer =
        simulation.network().call(node, server.node(), request, server::answer);
    return answer
        .<LicenseTransport.Delivery>map(LicenseTransport.Answered::new)
        .orElseGet(
            () ->
                new LicenseTransport.NoAnswer(LicenseTransport.Failure.TIMEOUT, "no answer came"));
  }

  /** One word on what became of it, for the notes. */
  static String outcome(Reply<?> reply) {
    Function<Reply<?>, String> other =
        any ->
            any instanceof Reply.NoAnswer<?> none
                ? "no answer, " + none.silence()
                : "not sent, " + ((Reply.NotSent<?>) any).hindrance();
    return reply.done().isPresent()
        ? "done"
        : reply instanceof Reply.Refused<?> refused
            ? "refused, " + refused.problem().code()
            : other.apply(reply);
  }
}
