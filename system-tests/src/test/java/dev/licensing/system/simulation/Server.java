package dev.licensing.system.simulation;

import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.GuessLimits;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.access.PasswordHasher;
import dev.licensing.testkit.simulation.Node;
import dev.licensing.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server process: the real endpoint over the shared store. It keeps nothing over a crash. */
final class Server {

  private static final String CLIENT = "192.0.2.1";

  private final Node node;
  private final Witness witness;
  private Optional<LicenseEndpoint> endpoint = Optional.empty();

  Server(
      Simulation simulation,
      String name,
      LicenseStore store,
      SessionStore sessions,
      Signatures keys,
      Witness witness) {
    this.node = simulation.node(name);
    this.witness = witness;
    EndpointSettings settings =
        EndpointSettings.of(
                new WatchedStore(store, simulation, node, witness::look),
                sessions,
                keys,
                List.of(keys.trusted()))
            .withClock(node.clock())
            .withRandom(
                count -> {
                  byte[] bytes = new byte[count];
                  simulation.choices().random().nextBytes(bytes);
                  return bytes;
                })
            .withHasher(new Passwords())
            .withGuesses(new GuessLimits(1_000, Duration.ofMinutes(1)));
    node.onStart(() -> endpoint = Optional.of(new LicenseEndpoint(settings)));
  }

  Node node() {
    return node;
  }

  WireResponse answer(WireRequest request) {
    WireResponse response = endpoint.orElseThrow().handle(request, CLIENT);
    witness.answered(request, response);
    return response;
  }

  /** Quick to check, and therefore for simulations only. */
  static final class Passwords implements PasswordHasher {

    @Override
    public String hash(String password) {
      return "kept:" + password;
    }

    @Override
    public boolean matches(String password, String kept) {
      return kept.equals(hash(password));
    }
  }
}
