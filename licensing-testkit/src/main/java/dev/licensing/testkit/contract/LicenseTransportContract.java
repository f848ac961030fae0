package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LicenseTransport} over HTTP must do, as tests: extend it, build yours for the
 * address you are given, with short time limits, and run. The servers are the contract's own, on
 * the loopback interface.
 */
public abstract class LicenseTransportContract {

  private static final int RIVALS = 8;

  /** For subclasses. */
  protected LicenseTransportContract() {}

  /** A transport to the server at this address, which has no path. The contract closes it. */
  protected abstract LicenseTransport transportTo(URI server);

  /** How long a request may take at most before there is no answer; half a minute, say. */
  protected abstract Duration patience();

  private static WireRequest request(String path, String body) {
    return new WireRequest(
        "POST",
        path,
        new TreeMap<>(
            Map.of(
                "Content-Type", "application/json",
                "Authorization", "Bearer secret",
                "Idempotency-Key", "key-of-the-contract")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static WireResponse response(int status, String body) {
    return new WireResponse(
        status,
        new TreeMap<>(Map.of("Content-Type", "application/json", "Retry-After", "7")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** What comes of one request to a server that answers so. */
  private Delivery send(LicenseTransport server, WireRequest request) {
    try (LoopbackServer http = LoopbackServer.start(server);
        LicenseTransport transport = transportTo(http.uri())) {
      return once(transport, request);
    }
  }

  private Delivery once(LicenseTransport transport, WireRequest request) {
    return assertDoesNotThrow(
        () -> assertTimeout(patience(), () -> transport.send(request), "for a bounded time"),
        "a transport never throws: what failed is a NoAnswer");
  }

  private static void assertNone(Failure expected, Delivery delivery, String why) {
    NoAnswer none = assertInstanceOf(NoAnswer.class, delivery, "rule 12.3: " + why);
    assertEquals(expected, none.failure(), "where it failed is told apart: " + why);
  }

  @Test
  void aRequestArrivesAsItIs() {
    List<WireRequest> seen = new CopyOnWriteArrayList<>();
    WireRequest request = request("/v1/activations/1/refresh", "{\"nonce\":\"\u00e4\"}");
    send(
        asked -> {
          seen.add(asked);
          return new Answered(response(200, "{}"));
        },
        request);
    assertEquals(1, seen.size(), "rule 2.4: sent once; who asked decides whether to ask again");
    WireRequest arrived = seen.get(0);
    assertEquals("POST", arrived.method(), "the method");
    assertEquals(request.path(), arrived.path(), "the path");
    assertArrayEquals(request.body(), arrived.body(), "every byte of the body");
    request
        .headers()
        .forEach(
            (name, value) ->
                assertEquals(value, arrived.header(name).orElse(""), "the header " + name));
  }

  @Test
  @Tag("rule-12.3")
  void everyStatusIsAnAnswer() {
    for (int status : new int[] {200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 503}) {
      Answered answered =
          assertInstanceOf(
              Answered.class,
              send(asked -> new Answered(response(status, "{\"a\":1}")), request("/v1/x", "{}")),
              "rule 12.3: "
                  + status
                  + " is an answer; what it means is not the transport's to say");
      assertEquals(status, answered.response().status(), "the status");
      assertEquals(
          "7",
          answered.response().header("retry-after").orElse(""),
          "headers, whatever their case");
      assertArrayEquals(
          "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
          answered.response().body(),
          "every byte of the body of a " + status);
    }
  }

  @Test
  void noRedirectIsFollowed() {
    List<WireRequest> elsewhere = new CopyOnWriteArrayList<>();
    try (LoopbackServer other =
        LoopbackServer.start(
            asked -> {
              elsewhere.add(asked);
              return new Answered(response(200, "{}"));
            })) {
      WireResponse redirect =
          new WireResponse(
              307, new TreeMap<>(Map.of("Location", other.uri() + "/v1/x")), new byte[0]);
      Delivery delivery = send(asked -> new Answered(redirect), request("/v1/x", "{}"));
      assertEquals(
          307,
          assertInstanceOf(Answered.class, delivery, "a redirect is an answer").response().status(),
          "the redirect itself");
    }
    assertEquals(List.of(), elsewhere, "tokens and passwords would go along; follow no redirect");
  }

  @Test
  @Tag("rule-12.3")
  void whereNobodyListensThereIsNoConnection() {
    URI gone;
    try (LoopbackServer http = LoopbackServer.start(asked -> new Answered(response(200, "")))) {
      gone = http.uri();
    }
    try (LicenseTransport transport = transportTo(gone)) {
      assertNone(Failure.CONNECTION, once(transport, request("/v1/x", "{}")), "nobody listens");
    }
  }

  @Test
  @Tag("rule-12.3")
  void aNameThatIsNotKnownIsSaidToBe() {
    try (LicenseTransport transport = transportTo(URI.create("http://nobody.invalid"))) {
      assertNone(Failure.NAME, once(transport, request("/v1/x", "{}")), "RFC 2606: no such name");
    }
  }

  @Test
  @Tag("rule-12.3")
  @Tag("rule-2.4")
  void whoHangsUpHasNotAnsweredAndIsNotAskedAgain() {
    List<WireRequest> seen = new CopyOnWriteArrayList<>();
    Delivery delivery =
        send(
            asked -> {
              seen.add(asked);
              return new NoAnswer(Failure.BROKEN, "hangs up");
            },
            request("/v1/x", "{}"));
    assertNone(Failure.BROKEN, delivery, "the server hung up");
    assertEquals(1, seen.size(), "rule 2.4: sent once; look for a client that retries by itself");
  }

  @Test
  @Tag("rule-12.3")
  void halfAnAnswerIsNone() {
    try (RawAnswer server =
            RawAnswer.of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"license\":\"half");
        LicenseTransport transport = transportTo(server.uri())) {
      assertNone(Failure.BROKEN, once(transport, request("/v1/x", "{}")), "it ended too early");
    }
  }

  @Test
  @Tag("rule-12.3")
  void whatIsNoHttpIsNoAnswer() {
    try (RawAnswer server = RawAnswer.of("220 mail.example ESMTP\r\n\r\n");
        LicenseTransport transport = transportTo(server.uri())) {
      assertNone(Failure.BROKEN, once(transport, request("/v1/x", "{}")), "it speaks no HTTP");
    }
  }

  @Test
  @Tag("rule-12.3")
  void whoNeverAnswersIsNotWaitedForForEver() {
    try (RawAnswer server = RawAnswer.never();
        LicenseTransport transport = transportTo(server.uri())) {
      assertNone(Failure.TIMEOUT, once(transport, request("/v1/x", "{}")), "it never answers");
    }
  }

  @Test
  void severalThreadsGetTheirOwnAnswers() {
    try (LoopbackServer http =
            LoopbackServer.start(
                asked ->
                    new Answered(response(200, new String(asked.body(), StandardCharsets.UTF_8))));
        LicenseTransport transport = transportTo(http.uri())) {
      List<Boolean> own =
          Race.between(
              RIVALS,
              rival -> {
                for (int i = 0; i < 20; i++) {
                  String said = "\"" + rival + " asks " + i + "\"";
                  if (!(transport.send(request("/v1/x", said)) instanceof Answered answered)
                      || !new String(answered.response().body(), StandardCharsets.UTF_8)
                          .equals(said)) {
                    return false;
                  }
                }
                return true;
              });
      assertEquals(
          List.of(true),
          own.stream().distinct().toList(),
          "each its own; look for what they share");
    }
  }

  @Test
  void onceClosedItSendsNothingAndThrowsNothing() {
    List<WireRequest> seen = new CopyOnWriteArrayList<>();
    try (LoopbackServer http =
        LoopbackServer.start(
            asked -> {
              seen.add(asked);
              return new Answered(response(200, "{}"));
            })) {
      LicenseTransport transport = transportTo(http.uri());
      transport.close();
      assertDoesNotThrow(transport::close, "twice is the same as once");
      assertInstanceOf(
          NoAnswer.class, once(transport, request("/v1/x", "{}")), "a closed one gets no answer");
    }
    assertEquals(List.of(), seen, "nothing is sent after close()");
  }
}
