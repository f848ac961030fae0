package dev.licensing.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Silence;
import dev.licensing.client.protocol.Exchange.Empty;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an answer, and what does not (rule 12.3). */
@Tag("rule-12.3")
class ExchangeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String JSON = "application/json";
  private static final String PORTAL = "<!DOCTYPE html><html><body>Welcome, sign in</body></html>";
  private static final String REFUSAL =
      """
      {"type":"urn:licensing:problem:cool-down","title":"Too soon.","status":409,
       "code":"COOL_DOWN","detail":"","instance":"i-1","somethingNew":[1],
       "reasons":[{"code":"COOL_DOWN","facts":{"until":"2026-01-08T00:00:00Z"},
                   "retryAt":"2026-01-08T00:00:00Z",
                   "remedies":[{"code":"WAIT","facts":{}},{"code":"OF_A_NEWER_SERVER","facts":{}}]},
                  {"code":"OF_A_NEWER_SERVER","facts":{},"retryAt":null,"remedies":[]}],
       "deletion":null,"forceRelease":null,"statement":null}
      """;

  @Test
  void aWholeBodyOfTheRightTypeIsAYes() {
    assertThat(ask(answer(201, JSON, "{\"account\":\"a\",\"new\":1}")))
        .isEqualTo(new Heard.Did<>(new Replies.Registered("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"account\":\"a\"",
        "{}",
        "{\"account\":null}",
        "{\"account\":5}",
        "{\"account\":{}}",
        "[]",
        "null",
        "\"a\"",
        "{\"account\":\"a\"} trailing",
        "{\"accounts\":\"a\"}"
      })
  void aYesThatIsNotWholeIsNoAnswer(String body) {
    assertThat(silence(ask(answer(201, JSON, body)))).isEqualTo(Silence.NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 401, 403, 404, 410, 418})
  void thePageOfACaptivePortalIsNotTheServer(int status) {
    assertThat(silence(ask(answer(status, "text/html; charset=utf-8", PORTAL))))
        .isEqualTo(Silence.NOT_THE_SERVER);
    assertThat(silence(ask(answer(status, JSON, PORTAL)))).isEqualTo(Silence.NOT_THE_SERVER);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 301, 302, 303, 307, 308})
  void aRedirectIsNotTheServer(int status) {
    assertThat(silence(ask(answer(status, JSON, "{\"account\":\"a\"}"))))
        .isEqualTo(Silence.NOT_THE_SERVER);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 511, 599})
  void aFailingServerHasNotDecided(int status) {
    assertThat(silence(ask(answer(status, "application/problem+json", REFUSAL))))
        .isEqualTo(Silence.SERVER_FAILED);
  }

  @Test
  void aBusyServerSaysWhenToComeBack() {
    Heard.Nothing<?> heard =
        (Heard.Nothing<?>)
            ask(new Answered(response(503, Map.of("Retry-After", "90"), "<html>busy</html>")));

    assertThat(heard.retryAt()).contains(NOW.plusSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"error\":\"nope\"}", "{\"code\":\"COOL_DOWN\"}", "[]", ""})
  void whatIsNoProblemOfTheProtocolIsNoRefusal(String body) {
    assertThat(silence(ask(answer(409, JSON, body)))).isEqualTo(Silence.NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void everyFailureOfTheTransportHasItsName(Failure failure) {
    assertThat(silence(ask(new NoAnswer(failure, "detail"))).name()).isEqualTo(failure.name());
  }

  @Test
  void aTransportThatBreaksItsPromiseIsNoAnswer() {
    Exchange exchange =
        new Exchange(
            request -> {
              throw new IllegalStateException("broken promise");
            },
            InstantSource.fixed(NOW));

    assertThat(silence(exchange.ask(Call.get("/v1/x"), Replies.Registered.class)))
        .isEqualTo(Silence.BROKEN);
  }

  @Test
  @Tag("rule-14.2")
  void aRefusalCarriesAllItsReasonsAlsoThoseOfANewerServer() {
    Heard.Refusal<?> heard =
        (Heard.Refusal<?>) ask(answer(409, "application/problem+json", REFUSAL));

    assertThat(heard.problem().code()).isEqualTo("COOL_DOWN");
    assertThat(heard.problem().reasons()).hasSize(2);
    assertThat(heard.problem().reasons().get(0).remedies())
        .extracting(remedy -> remedy.code())
        .containsExactly(RemedyCode.WAIT);
    assertThat(heard.problem().reasons().get(1).known()).isEmpty();
    // One reason ends by waiting, the other does not: waiting alone does not help.
    assertThat(heard.problem().retryAt()).isEmpty();
    assertThat(heard.statement()).isEmpty();
  }

  @Test
  void anAnswerWithoutABodyIsOneOnlyIfItIsEmpty() {
    LicenseTransport empty = request -> answer(204, JSON, "");
    LicenseTransport page = request -> answer(200, "text/html", PORTAL);

    assertThat(exchange(empty).ask(Call.delete("/v1/sessions/current"), Empty.class))
        .isEqualTo(new Heard.Did<>(new Empty()));
    assertThat(silence(exchange(page).ask(Call.delete("/v1/sessions/current"), Empty.class)))
        .isEqualTo(Silence.NOT_THE_SERVER);
  }

  @Test
  void aBodyThatCannotBeTranslatedIsNoAnswer() {
    Heard<Replies.Registered> heard = new Heard.Did<>(new Replies.Registered("no uuid"));

    assertThat(heard.reply(body -> UUID.fromString(body.account())).done()).isEmpty();
  }

  @Test
  void aDeeplyNestedBodyIsNoAnswer() {
    String deep = "{\"account\":\"a\",\"x\":" + "[".repeat(9_999) + "]".repeat(9_999) + "}";
    assertThat(silence(ask(answer(201, JSON, deep)))).isEqualTo(Silence.NOT_UNDERSTOOD);
  }

  private static Silence silence(Heard<?> heard) {
    assertThat(heard).isInstanceOf(Heard.Nothing.class);
    return ((Heard.Nothing<?>) heard).silence();
  }

  private static Heard<Replies.Registered> ask(LicenseTransport.Delivery delivery) {
    return exchange(request -> delivery).ask(Call.get("/v1/x"), Replies.Registered.class);
  }

  private static Exchange exchange(LicenseTransport transport) {
    return new Exchange(transport, InstantSource.fixed(NOW));
  }

  private static Answered answer(int status, String type, String body) {
    return new Answered(response(status, Map.of("Content-Type", type), body));
  }

  private static WireResponse response(int status, Map<String, String> headers, String body) {
    return new WireResponse(status, new TreeMap<>(headers), body.getBytes(StandardCharsets.UTF_8));
  }
}
