package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.replay.State;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
    MountedEndpoint server =
        MountedEndpoint.start(
            needed -> {
              begun.countDown();
              await(finish);
              return new State().facts(needed);
            },
            Mount.LIMIT);
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/v1/health"))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(health, HttpResponse.BodyHandlers.ofString());
    begun.await();

    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
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
}
