package dev.licensing.testkit.seams;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.TreeMap;

/** A transport as somebody without OkHttp would write it, over the JDK's client. */
class JdkTransport implements LicenseTransport {

  static final Duration LIMIT = Duration.ofSeconds(2);

  private final URI server;
  private final HttpClient http;
  private volatile boolean closed;

  JdkTransport(URI server) {
    this(server, HttpClient.Redirect.NEVER);
  }

  JdkTransport(URI server, HttpClient.Redirect redirects) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(redirects)
            .connectTimeout(LIMIT)
            .build();
  }

  @Override
  public Delivery send(WireRequest request) {
    return closed ? new NoAnswer(Failure.BROKEN, "closed") : ask(request);
  }

  final Delivery ask(WireRequest request) {
    HttpRequest.Builder asking =
        HttpRequest.newBuilder(server.resolve(request.path()))
            .timeout(LIMIT)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(asking::header);
    try {
      return new Answered(response(http.send(asking.build(), BodyHandlers.ofByteArray())));
    } catch (HttpTimeoutException e) {
      return new NoAnswer(Failure.TIMEOUT, e.toString());
    } catch (ConnectException e) {
      boolean unknown =
          e.getCause() instanceof UnresolvedAddressException
              || (e.getCause() != null
                  && e.getCause().getCause() instanceof UnresolvedAddressException);
      return new NoAnswer(unknown ? Failure.NAME : Failure.CONNECTION, e.toString());
    } catch (IOException e) {
      return new NoAnswer(Failure.BROKEN, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NoAnswer(Failure.BROKEN, "interrupted");
    }
  }

  private static WireResponse response(HttpResponse<byte[]> response) {
    TreeMap<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    return new WireResponse(response.statusCode(), headers, response.body());
  }

  @Override
  public void close() {
    closed = true;
  }
}
