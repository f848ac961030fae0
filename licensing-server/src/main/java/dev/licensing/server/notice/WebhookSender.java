package dev.licensing.server.notice;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.body.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Posts notices to an address of the vendor's, signed (Standard Webhooks). The body is JSON: {@code
 * id}, {@code since}, {@code kind}, {@code account} or {@code email}, {@code facts}. Any answer of
 * 2xx within 15 seconds is a delivery; redirections are not followed. Safe for use by several
 * threads; holds nothing to close.
 */
public final class WebhookSender implements NoticeSender {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final URI address;
  private final List<WebhookSignature> signatures;
  private final InstantSource clock;
  private final HttpClient http;

  /**
   * A sender.
   *
   * @param secrets {@code whsec_} and base64 of at least 24 random bytes, each; several while one
   *     takes the place of another
   * @throws IllegalArgumentException if there is no secret or it is not of that form, or if the
   *     address is neither https nor on this machine
   */
  public WebhookSender(URI address, List<String> secrets, InstantSource clock) {
    this.address = checked(address);
    this.signatures = secrets.stream().map(WebhookSignature::new).toList();
    if (signatures.isEmpty()) {
      throw new IllegalArgumentException("a webhook needs a secret");
    }
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
  }

  /** Notices name people: they travel encrypted, or not at all. */
  private static URI checked(URI address) {
    boolean here =
        List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
    if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && here)) {
      throw new IllegalArgumentException("a webhook's address begins with https");
    }
    return address;
  }

  @Override
  public void send(Pending notice) throws NotDelivered {
    try {
      int status = http.send(request(notice), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw NotDelivered.forNow("HTTP " + status);
      }
    } catch (HttpTimeoutException e) {
      throw NotDelivered.forNow("no answer in time");
    } catch (IOException e) {
      throw NotDelivered.forNow(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NotDelivered.forNow("interrupted");
    }
  }

  private HttpRequest request(Pending notice) {
    String id = notice.id().toString();
    Instant now = clock.instant();
    String body = Json.write(body(notice));
    List<String> signed = new ArrayList<>();
    signatures.forEach(signature -> signed.add(signature.of(id, now, body)));
    return HttpRequest.newBuilder(address)
        .timeout(LONGEST)
        .header("Content-Type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", String.join(" ", signed))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Map<String, Object> body(Pending pending) {
    Notice notice = pending.notice();
    Map<String, Object> body = new TreeMap<>();
    body.put("id", pending.id().toString());
    body.put("since", pending.since().toString());
    body.put("kind", notice.kind().name());
    body.put("facts", notice.facts());
    if (notice.to() instanceof Notice.ToAccount to) {
      body.put("account", to.account().toString());
    } else if (notice.to() instanceof Notice.ToEmail to) {
      body.put("email", to.email().value());
    }
    return body;
  }
}
