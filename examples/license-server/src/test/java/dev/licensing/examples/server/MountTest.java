package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Stopping: what was begun is finished, and nothing new begins. */
class MountTest {

  @Test
  void aRequestThatWasBegunIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    LicenseStore slow =
        store(
            needed -> {
              begun.countDown();
              await(finish);
              return new State().facts(needed);
            });
    Javalin server =
        Mount.start(
            endpoint(slow), Meters.start(Options.parse(List.of(), Map.of())), "localhost", 0);
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/v1/health"))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(health, HttpResponse.BodyHandlers.ofString());
    begun.await();

    CompletableFuture<Javalin> stopping = CompletableFuture.supplyAsync(server::stop);
    while (accepts(health)) {
      Thread.onSpinWait();
    }
    assertThat(stopping).isNotDone();
    finish.countDown();

    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(stopping).succeedsWithin(Duration.ofSeconds(20));
  }

  /** Whether a new connection is let in still. */
  private static boolean accepts(HttpRequest request) {
    try (Socket socket = new Socket("localhost", request.uri().getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Reading {
    Facts read(FactsNeeded needed);
  }

  private static LicenseStore store(Reading reading) {
    return (LicenseStore)
        Proxy.newProxyInstance(
            MountTest.class.getClassLoader(),
            new Class<?>[] {LicenseStore.class},
            (self, method, arguments) -> reading.read((FactsNeeded) arguments[0]));
  }

  private static LicenseEndpoint endpoint(LicenseStore store) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SessionStore nobody =
        (SessionStore)
            Proxy.newProxyInstance(
                MountTest.class.getClassLoader(),
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
