package dev.licensing.examples.server;

import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.replay.State;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.LicenseEndpoint;
import io.javalin.Javalin;
import java.lang.reflect.Proxy;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoint as the example mounts it, over a store that can only be read. */
final class MountedEndpoint implements AutoCloseable {

  private final Javalin http;

  private MountedEndpoint(Javalin http) {
    this.http = http;
  }

  /** What the store does when it is read. */
  interface Reading {
    Facts read(FactsNeeded needed);
  }

  static MountedEndpoint start(Duration limit) throws Exception {
    return start(needed -> new State().facts(needed), limit);
  }

  static MountedEndpoint start(Reading reading, Duration limit) throws Exception {
    Options options = Options.parse(List.of("--host", "localhost", "--port", "0"), Map.of());
    Meters meters = Meters.start(options);
    return new MountedEndpoint(
        Mount.start(endpoint(reading), Optional.empty(), meters, options, limit));
  }

  int port() {
    return http.port();
  }

  @Override
  public void close() {
    Mount.stop(http);
  }

  private static LicenseEndpoint endpoint(Reading reading) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    LicenseStore store =
        (LicenseStore)
            Proxy.newProxyInstance(
                MountedEndpoint.class.getClassLoader(),
                new Class<?>[] {LicenseStore.class},
                (self, method, arguments) -> reading.read((FactsNeeded) arguments[0]));
    SessionStore nobody =
        (SessionStore)
            Proxy.newProxyInstance(
                MountedEndpoint.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (self, method, arguments) -> {
                  throw new UnsupportedOperationException();
                });
    return new LicenseEndpoint(
        EndpointSettings.of(
            store,
            nobody,
            new Ed25519Signer("k", pair.getPrivate()),
            List.of(new TrustedKey("k", pair.getPublic()))));
  }
}
