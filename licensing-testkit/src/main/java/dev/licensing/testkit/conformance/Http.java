package dev.licensing.testkit.conformance;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends what checks ask, over HTTP/1.1. A server that is busy is asked again. */
final class Http {

  private static final int MOST_TRIES = 20;
  private static final long LONGEST_WAIT_SECONDS = 5;

  private final HttpClient client;
  private final String base;
  private final Duration timeout;

  Http(URI base, Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.base = base.toString().replaceAll("/+$", "");
    this.timeout = timeout;
  }

  /** Completes with what came back, whatever it is; with {@link NotRun} where nothing came. */
  CompletableFuture<Exchange> send(
      String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build(), body, 1);
  }

  private CompletableFuture<Exchange> send(HttpRequest request, byte[] body, int tries) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .handle((answer, failure) -> answered(request, body, answer, failure))
        .thenCompose(exchange -> settled(exchange, request, body, tries));
  }

  private static Exchange answered(
      HttpRequest request,
      byte[] body,
      @Nullable HttpResponse<byte[]> answer,
      @Nullable Throwable failure) {
    if (answer != null) {
      return new Exchange(request, body, answer);
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    String what = request.method() + " " + request.uri();
    throw new NotRun(
        cause instanceof ConnectException
            ? "nobody listens: " + what
            : "no answer to " + what + ": " + cause,
        cause);
  }

  /** 503 says that nothing was done and that asking again helps (RFC 9110, 15.6.4). */
  private CompletableFuture<Exchange> settled(
      Exchange exchange, HttpRequest request, byte[] body, int tries) {
    if (exchange.status() != 503 || tries == MOST_TRIES) {
      return CompletableFuture.completedFuture(exchange);
    }
    long advised = exchange.answer().headers().firstValueAsLong("Retry-After").orElse(1);
    return CompletableFuture.supplyAsync(
            () -> tries + 1,
            CompletableFuture.delayedExecutor(
                Math.min(Math.max(advised, 1), LONGEST_WAIT_SECONDS), TimeUnit.SECONDS))
        .thenCompose(next -> send(request, body, next));
  }
}
