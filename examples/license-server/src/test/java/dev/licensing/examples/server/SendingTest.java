package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server says to others than its callers: by SMTP, by webhook, and to Prometheus. */
class SendingTest {

  private static final String VENDOR = "a vendor key of the environment";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ADDRESS = "ann@shop.example";

  private final BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
  private GreenMail mail;
  private HttpServer webhook;
  @TempDir Path folder;

  @BeforeEach
  void listen() throws Exception {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/",
        exchange -> {
          signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    webhook.start();
  }

  @AfterEach
  void close() {
    mail.stop();
    webhook.stop(0);
  }

  private Map<String, String> environment(int metricsPort) {
    return Map.of(
        "LICENSING_VENDOR_KEY",
        VENDOR,
        "LICENSING_SMTP",
        "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
        "LICENSING_MAIL_FROM",
        "licenses@vendor.example",
        "LICENSING_WEBHOOK",
        "http://127.0.0.1:" + webhook.getAddress().getPort() + "/",
        "LICENSING_WEBHOOK_SECRETS",
        SECRET,
        "LICENSING_METRICS_PORT",
        Integer.toString(metricsPort));
  }

  @Test
  @Tag("rule-10.3")
  void whoIsToldIsToldByMailAndWebhook() throws Exception {
    int metricsPort = freePort();
    try (RunningServer server = RunningServer.start(folder, environment(metricsPort))) {
      String order =
          LicenseServerTest.ORDER.replace(
              "\"customer\": null", "\"customer\": \"" + ADDRESS + "\"");
      assertThat(
              server
                  .post("/v1/vendor/orders", order, "Authorization", "Bearer " + VENDOR)
                  .statusCode())
          .isEqualTo(201);

      MimeMessage letter = receive(1);
      assertThat(letter.getSubject()).isEqualTo("You are asked to manage an order");
      assertThat(letter.getAllRecipients()[0]).hasToString(ADDRESS);
      assertThat(letter.getMessageID()).matches("<[0-9a-f-]{36}@licensing>");
      assertThat(GreenMailUtil.getBody(letter)).contains("order: ");
      assertThat(signatures.poll(60, TimeUnit.SECONDS)).startsWith("v1,");

      String metrics = scrape(metricsPort);
      assertThat(metrics)
          .contains("licensing_requests_seconds_count{method=\"POST\",route=\"/v1/vendor/orders\"")
          .contains("licensing_notices_dead 0")
          .contains("hikaricp_connections")
          .doesNotContain(ADDRESS);
    }
  }

  @Test
  void anAddressIsProvedByMail() throws Exception {
    try (RunningServer server = RunningServer.start(folder, environment(freePort()))) {
      server.post(
          "/v1/registrations",
          """
          {"email": "ann@shop.example", "name": "Ann", "password": "secret of ann"}
          """);

      MimeMessage letter = receive(1);
      assertThat(letter.getSubject()).isEqualTo("Confirm your account");
      Matcher code =
          Pattern.compile("(?m)^([A-Za-z0-9_-]{20,})\\s*$").matcher(GreenMailUtil.getBody(letter));
      assertThat(code.find()).isTrue();
      assertThat(
              server
                  .post("/v1/registrations/confirmation", "{\"token\": \"" + code.group(1) + "\"}")
                  .statusCode())
          .isEqualTo(201);
    }
  }

  private MimeMessage receive(int number) {
    assertThat(mail.waitForIncomingEmail(60_000, number)).isTrue();
    return mail.getReceivedMessages()[number - 1];
  }

  private static String scrape(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
