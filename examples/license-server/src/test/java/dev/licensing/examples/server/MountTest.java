package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.licensing.core.replay.State;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Stopping: what was begun is finished, and nothing new begins. And who goes before that. */
class MountTest {

  @Test
  void aRequestThatWasBegunIsAnsweredBeforeTheServerStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    MountedEndpoint server = held(begun, finish);
    HttpRequest health = health(server);
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

  @Test
  void aRequestThatDoesNotEndIsCutOff() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    MountedEndpoint server = held(begun, never);
    HttpRequest health = health(server);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient().sendAsync(health, HttpResponse.BodyHandlers.ofString());
    begun.await();

    server.close();

    assertThat(answer).failsWithin(Duration.ofSeconds(20));
    assertThat(accepts(health)).isFalse();
  }

  /** In the middle of a body; Javalin would tell by a page of stack. */
  @Test
  void whoHangsUpIsOneLineInTheLog() throws Exception {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    List<Logger> loggers =
        List.of(
            (Logger) LoggerFactory.getLogger("io.javalin"),
            (Logger) LoggerFactory.getLogger(Mount.class));
    lines.start();
    loggers.forEach(logger -> logger.addAppender(lines));
    try (MountedEndpoint server = MountedEndpoint.start(Mount.LIMIT)) {
      try (Socket socket = new Socket("localhost", server.port())) {
        String half = "POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{";
        socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        socket.setSoTimeout(20_000);
        while (socket.getInputStream().read() >= 0) {
          // to its end
        }
      }
    } finally {
      loggers.forEach(logger -> logger.detachAppender(lines));
    }

    assertThat(lines.list)
        .isNotEmpty()
        .allMatch(line -> line.getThrowableProxy() == null)
        .allMatch(line -> line.getFormattedMessage().lines().count() == 1);
  }

  /** A server whose store tells that it is asked, and waits before it answers. */
  private static MountedEndpoint held(CountDownLatch begun, CountDownLatch finish)
      throws Exception {
    return MountedEndpoint.start(
        needed -> {
          begun.countDown();
          await(finish);
          return new State().facts(needed);
        },
        Mount.LIMIT);
  }

  private static HttpRequest health(MountedEndpoint server) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/v1/health"))
        .build();
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
