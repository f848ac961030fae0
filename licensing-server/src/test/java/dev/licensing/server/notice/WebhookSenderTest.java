package dev.licensing.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Outbox.Pending;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over real HTTP, to a receiver that checks what it gets. */
class WebhookSenderTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEXT =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("the secret that comes next".getBytes(StandardCharsets.UTF_8));
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Headers> heads = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private HttpServer receiver;
  private int status = 204;

  @BeforeEach
  void listen() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/notices",
        exchange -> {
          heads.add(exchange.getRequestHeaders());
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/notices");
  }

  private static Pending notice() {
    Notice notice =
        Notice.to(new AccountId(new UUID(1, 2)), NoticeKind.RELEASED).with("serial", "A serial");
    return new Pending(new UUID(3, 4), NOW.minusSeconds(9), notice);
  }

  /** The example of the specification's own libraries. */
  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    assertThat(
            new WebhookSignature(SECRET)
                .of(
                    "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    Instant.ofEpochSecond(1_614_265_330),
                    "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  @Tag("rule-10.3")
  void aNoticeArrivesSignedByAllSecrets() throws Exception {
    new WebhookSender(address(), List.of(SECRET, NEXT), () -> NOW).send(notice());

    JsonNode body = new JsonMapper().readTree(bodies.get(0));
    assertThat(body)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"id": "00000000-0000-0003-0000-000000000004",
                     "since": "2026-11-22T11:59:51Z", "kind": "RELEASED",
                     "account": "00000000-0000-0001-0000-000000000002",
                     "facts": {"serial": "A serial"}}
                    """));
    String id = body.get("id").textValue();
    assertThat(heads.get(0).getFirst("webhook-id")).isEqualTo(id);
    assertThat(heads.get(0).getFirst("webhook-timestamp"))
        .isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(heads.get(0).getFirst("webhook-signature"))
        .isEqualTo(
            new WebhookSignature(SECRET).of(id, NOW, bodies.get(0))
                + " "
                + new WebhookSignature(NEXT).of(id, NOW, bodies.get(0)));
  }

  @Test
  void whoHasNoAccountIsNamedByAddress() throws Exception {
    Notice notice = Notice.to(new Email("ann@shop.example"), NoticeKind.INVITED);
    new WebhookSender(address(), List.of(SECRET), () -> NOW)
        .send(new Pending(new UUID(3, 4), NOW, notice));

    assertThat(bodies.get(0)).contains("\"email\":\"ann@shop.example\"").doesNotContain("account");
  }

  @Test
  @Tag("rule-10.3")
  void onlyAnAnswerOf2xxIsADelivery() {
    WebhookSender sender = new WebhookSender(address(), List.of(SECRET), () -> NOW);
    for (int other : List.of(302, 400, 500)) {
      status = other;
      assertThatThrownBy(() -> sender.send(notice()))
          .isInstanceOf(NotDelivered.class)
          .hasMessage("HTTP " + other);
    }
    assertThat(bodies).hasSize(3);
    receiver.stop(0);
    assertThatThrownBy(() -> sender.send(notice()))
        .isInstanceOf(NotDelivered.class)
        .hasMessage("ConnectException");
  }

  @Test
  void nothingTravelsInTheClearOrUnsigned() {
    for (String wrong : List.of("http://shop.example/notices", "ftp://localhost/", "notices")) {
      assertThatThrownBy(() -> new WebhookSender(URI.create(wrong), List.of(SECRET), () -> NOW))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    URI right = URI.create("https://shop.example/notices");
    assertThat(new WebhookSender(right, List.of(SECRET), () -> NOW)).isNotNull();
    assertThatThrownBy(() -> new WebhookSender(right, List.of(), () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WebhookSender(right, List.of("whsec_c2hvcnQ="), () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
