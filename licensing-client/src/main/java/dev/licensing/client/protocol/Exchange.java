package dev.licensing.client.protocol;

import dev.licensing.client.answer.Silence;
import dev.licensing.client.http.RetryAfter;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question, one answer, classified. Only a problem of the protocol is a refusal; a page of a
 * captive portal, half an answer or a failing server is no answer at all (rule 12.3). Never throws;
 * thread-safe.
 */
public final class Exchange implements AutoCloseable {

  /** Made when there is something to say: a start does not pay for it. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.protocol");
  }

  /** The body of an answer that has none. */
  public record Empty() {}

  private final LicenseTransport transport;
  private final InstantSource clock;
  private final Journal journal = new Journal();
  private Optional<Json> json = Optional.empty();

  /** Asks over this transport. */
  public Exchange(LicenseTransport transport, InstantSource clock) {
    this.transport = transport;
    this.clock = clock;
  }

  /** Asks, and reads the body of a "yes" as this type; {@link Empty} where there is none. */
  public <B> Heard<B> ask(Call call, Class<B> type) {
    Heard<B> heard = understand(deliver(call), type);
    journal.note(clock.instant(), call, heard);
    if (heard instanceof Heard.Nothing<B> nothing) {
      Log.LOG.info("{}: no answer, {} ({})", call, nothing.silence(), nothing.detail());
    } else if (heard instanceof Heard.Refusal<B> refusal) {
      Log.LOG.info("{}: refused, {}", call, refusal.problem().code());
    }
    return heard;
  }

  /** What was asked last. */
  public Journal journal() {
    return journal;
  }

  /** Made with the first question: an offline start does not pay for Jackson. */
  private synchronized Json json() {
    Json ready = json.orElseGet(Json::new);
    json = Optional.of(ready);
    return ready;
  }

  private Delivery deliver(Call call) {
    SortedMap<String, String> headers = new TreeMap<>(call.headers());
    headers.put("Accept", "application/json, application/problem+json");
    byte[] body = call.body().map(content -> json().write(content)).orElse(new byte[0]);
    if (call.body().isPresent()) {
      headers.put("Content-Type", "application/json");
    }
    try {
      return transport.send(new WireRequest(call.method(), call.path(), headers, body));
    } catch (RuntimeException e) {
      // A transport promises not to throw; somebody else's may break its promise.
      return new NoAnswer(LicenseTransport.Failure.BROKEN, e.toString());
    }
  }

  private <B> Heard<B> understand(Delivery delivery, Class<B> type) {
    if (delivery instanceof NoAnswer none) {
      return nothing(Silence.valueOf(none.failure().name()), none.detail());
    }
    WireResponse response = ((Answered) delivery).response();
    try {
      if (response.status() >= 200 && response.status() < 300) {
        return did(response, type);
      }
      return response.status() >= 400 ? problem(response) : foreign(response);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return looksForeign(response)
          ? foreign(response)
          : nothing(Silence.NOT_UNDERSTOOD, "status " + response.status() + ": " + e.getMessage());
    }
  }

  private <B> Heard<B> did(WireResponse response, Class<B> type) throws IOException {
    boolean empty = type == Empty.class && response.body().length == 0;
    return new Heard.Did<>(empty ? type.cast(new Empty()) : json().read(response.body(), type));
  }

  private <B> Heard<B> problem(WireResponse response) throws IOException {
    if (response.status() >= 500) {
      return new Heard.Nothing<>(
          Silence.SERVER_FAILED, "status " + response.status(), retryAt(response));
    }
    Problem problem = json().read(response.body(), Problem.class);
    return new Heard.Refusal<>(
        Problems.translate(problem, retryAt(response)), Optional.ofNullable(problem.statement()));
  }

  private Optional<Instant> retryAt(WireResponse response) {
    Instant now = clock.instant();
    return RetryAfter.of(response, now).map(now::plus);
  }

  /** Anything but JSON: the page of a portal, a proxy or another server. */
  private static boolean looksForeign(WireResponse response) {
    String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String start =
        new String(
            response.body(), 0, Math.min(64, response.body().length), StandardCharsets.UTF_8);
    return !type.contains("json") || start.stripLeading().startsWith("<");
  }

  private static <B> Heard<B> foreign(WireResponse response) {
    return nothing(
        Silence.NOT_THE_SERVER,
        "status "
            + response.status()
            + " with "
            + response.header("Content-Type").orElse("no type")
            + response.header("Location").map(to -> ", redirects elsewhere").orElse(""));
  }

  private static <B> Heard<B> nothing(Silence silence, String detail) {
    return new Heard.Nothing<>(silence, detail, Optional.empty());
  }

  @Override
  public void close() {
    transport.close();
  }
}
