package dev.licensing.client.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real HTTP, and what can go wrong with it. */
@Timeout(60)
class HttpTransportTest {

  private static final TimeLimits PATIENT =
      new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
  private static final TimeLimits HASTY =
      new TimeLimits(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(400));

  private static WireMockServer server;

  @BeforeAll
  static void start() {
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void reset() {
    server.resetAll();
  }

  @Test
  void aRequestAndItsAnswerPassUnchanged() {
    server.stubFor(
        post(urlEqualTo("/base/v1/activations"))
            .willReturn(
                aResponse().withStatus(201).withHeader("X-Some", "x").withBody("{\"é\":1}")));

    WireResponse response =
        answered(
            send(
                transport(url() + "/base/", PATIENT),
                request("POST", "/v1/activations", "{\"serial\":\"…\"}")));

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("x-some")).contains("x");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"é\":1}");
    server.verify(
        postRequestedFor(urlEqualTo("/base/v1/activations"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", equalTo("Bearer t"))
            .withRequestBody(equalTo("{\"serial\":\"…\"}")));
  }

  @Test
  void readingAndDeletingNeedNoBody() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
    HttpTransport transport = transport(url(), PATIENT);

    assertThat(answered(send(transport, request("GET", "/v1/serials", ""))).status())
        .isEqualTo(204);
    assertThat(answered(send(transport, request("DELETE", "/v1/account", ""))).status())
        .isEqualTo(204);
    assertThat(answered(send(transport, request("POST", "/v1/x", ""))).body()).isEmpty();
  }

  @Test
  @Tag("rule-12.3")
  void aPortNobodyListensAtIsNoConnection() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    assertThat(failure("http://127.0.0.1:" + free, PATIENT)).isEqualTo(Failure.CONNECTION);
  }

  @Test
  @Tag("rule-12.3")
  void aNameNobodyHasIsNoName() {
    assertThat(failure("http://no-such-host.invalid", PATIENT)).isEqualTo(Failure.NAME);
  }

  @Test
  @Tag("rule-12.3")
  void aConnectionThatIsResetIsBroken() {
    stub(Fault.CONNECTION_RESET_BY_PEER);
    assertThat(failure()).isEqualTo(Failure.BROKEN);
  }

  @Test
  @Tag("rule-12.3")
  void whatIsNoHttpIsBroken() {
    stub(Fault.RANDOM_DATA_THEN_CLOSE);
    assertThat(failure()).isEqualTo(Failure.BROKEN);
  }

  @Test
  @Tag("rule-12.3")
  void anAnswerThatBreaksOffIsBroken() {
    stub(Fault.MALFORMED_RESPONSE_CHUNK);
    assertThat(failure()).isEqualTo(Failure.BROKEN);
  }

  @Test
  @Tag("rule-12.3")
  void anEmptyAnswerIsBroken() {
    stub(Fault.EMPTY_RESPONSE);
    assertThat(failure()).isEqualTo(Failure.BROKEN);
  }

  @Test
  @Tag("rule-12.3")
  void aServerThatDoesNotAnswerCostsTheTimeLimit() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    assertThat(failure(url(), HASTY)).isEqualTo(Failure.TIMEOUT);
  }

  @Test
  @Tag("rule-12.3")
  void aServerThatDribblesCostsTheTimeOfTheWholeCall() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withBody("x".repeat(200)).withChunkedDribbleDelay(200, 20_000)));
    assertThat(failure(url(), HASTY)).isEqualTo(Failure.TIMEOUT);
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    server.stubFor(
        any(anyUrl()).willReturn(aResponse().withBody(new byte[OkHttpCalls.MOST_BYTES + 1])));
    NoAnswer none = (NoAnswer) send(transport(url(), PATIENT), get());

    assertThat(none.failure()).isEqualTo(Failure.BROKEN);
    assertThat(none.detail()).contains("longer than");
  }

  @Test
  void aRedirectIsNotFollowedBecauseCredentialsWouldGoAlong() {
    server.stubFor(
        any(urlEqualTo("/v1/x"))
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
    server.stubFor(any(urlEqualTo("/elsewhere")).willReturn(aResponse().withStatus(200)));

    assertThat(answered(send(transport(url(), PATIENT), get())).status()).isEqualTo(302);
    assertThat(answered(send(own(new OkHttpClient()), get())).status()).isEqualTo(302);
    server.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void aCertificateNobodyVouchesForIsNotTrusted() {
    String url = "https://127.0.0.1:" + server.httpsPort();
    assertThat(failure(url, PATIENT)).isEqualTo(Failure.CERTIFICATE);
  }

  @Test
  void aMisconfiguredCallersClientDoesNotThrow() {
    OkHttpClient throwing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new IllegalStateException("the proxy is not set up");
                })
            .build();

    NoAnswer none = (NoAnswer) send(own(throwing), get());

    assertThat(none.failure()).isEqualTo(Failure.BROKEN);
    assertThat(none.detail()).contains("the proxy is not set up");
  }

  @Test
  void theCallersClientIsSharedAndLeftOpen() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    OkHttpClient theirs = new OkHttpClient();
    HttpTransport transport = own(theirs);
    send(transport, get());
    assertThat(theirs.connectionPool().connectionCount()).isEqualTo(1);

    transport.close();

    assertThat(theirs.dispatcher().executorService().isShutdown()).isFalse();
    assertThat(theirs.connectionPool().connectionCount()).isEqualTo(1);
    theirs.connectionPool().evictAll();
  }

  @Test
  void afterClosingNothingIsSent() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
    HttpTransport transport = transport(url(), PATIENT);
    send(transport, get());
    transport.close();
    transport.close();

    assertThat(send(transport, get())).isInstanceOf(NoAnswer.class);
    server.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void anInterruptedThreadStaysInterrupted() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    Thread.currentThread().interrupt();

    Delivery delivery = send(transport(url(), PATIENT), get());

    assertThat(Thread.interrupted()).as("%s", delivery).isTrue();
    assertThat(delivery).isInstanceOf(NoAnswer.class);
  }

  private static String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private static void stub(Fault fault) {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
  }

  private static Failure failure() {
    return failure(url(), PATIENT);
  }

  private static Failure failure(String url, TimeLimits limits) {
    NoAnswer none = (NoAnswer) send(transport(url, limits), get());
    assertThat(none.detail()).isNotBlank().doesNotContain("Bearer");
    return none.failure();
  }

  private static Delivery send(HttpTransport transport, WireRequest request) {
    return transport.send(request);
  }

  private static WireResponse answered(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Answered.class);
    return ((Answered) delivery).response();
  }

  private static HttpTransport transport(String url, TimeLimits limits) {
    return new HttpTransport(URI.create(url), limits, Optional.empty());
  }

  private static HttpTransport own(OkHttpClient client) {
    return new HttpTransport(URI.create(url()), PATIENT, Optional.of(client));
  }

  private static WireRequest get() {
    return request("GET", "/v1/x", "");
  }

  private static WireRequest request(String method, String path, String body) {
    TreeMap<String, String> headers = new TreeMap<>(Map.of("Authorization", "Bearer t"));
    if (!body.isEmpty()) {
      headers.put("Content-Type", "application/json");
    }
    return new WireRequest(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
