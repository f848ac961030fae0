package dev.licensing.client.http;

import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Requests over HTTP with OkHttp. Follows no redirect, because credentials would go along, and
 * reads at most {@value #MOST_BYTES} bytes of an answer. Never throws; thread-safe. OkHttp is
 * loaded with the first request, so that an offline start does not pay for it.
 */
public final class HttpTransport implements LicenseTransport {

  /** More than the longest answer of the protocol. */
  static final int MOST_BYTES = 1024 * 1024;

  private final String base;
  private final TimeLimits limits;
  private final Optional<OkHttpClient> given;
  private Optional<OkHttpClient> client = Optional.empty();
  private boolean closed;

  /**
   * A transport to this server.
   *
   * @param server may have a path, below which the protocol is mounted
   * @param given the caller's client, whose proxies, certificates and limits stay; never closed
   */
  public HttpTransport(URI server, TimeLimits limits, Optional<OkHttpClient> given) {
    this.base = server.toString().replaceAll("/+$", "");
    this.limits = limits;
    this.given = given;
  }

  @Override
  public Delivery send(WireRequest request) {
    try (Response response = client().newCall(translate(request)).execute()) {
      return answered(response);
    } catch (IOException e) {
      return new NoAnswer(Failures.of(e), Failures.detail(e));
    } catch (RuntimeException e) {
      // Interceptors, proxies and name services of the caller may throw anything.
      return new NoAnswer(Failure.BROKEN, Failures.detail(e));
    }
  }

  private synchronized OkHttpClient client() throws IOException {
    if (closed) {
      throw new IOException("this client was closed");
    }
    OkHttpClient ready =
        client.orElseGet(() -> given.map(this::derived).orElseGet(this::ownClient));
    client = Optional.of(ready);
    return ready;
  }

  /** Shares the caller's connections and threads. */
  private OkHttpClient derived(OkHttpClient theirs) {
    OkHttpClient.Builder builder =
        theirs.newBuilder().followRedirects(false).followSslRedirects(false);
    return theirs.callTimeoutMillis() == 0
        ? builder.callTimeout(limits.call()).build()
        : builder.build();
  }

  private OkHttpClient ownClient() {
    return new OkHttpClient.Builder()
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(limits.connect())
        .readTimeout(limits.read())
        .writeTimeout(limits.read())
        .callTimeout(limits.call())
        .build();
  }

  private Request translate(WireRequest request) {
    Request.Builder builder = new Request.Builder().url(base + request.path());
    request.headers().forEach(builder::header);
    boolean bare = request.body().length == 0 && !request.method().equals("POST");
    return builder
        .method(request.method(), bare ? null : RequestBody.create(request.body()))
        .build();
  }

  private static Delivery answered(Response response) throws IOException {
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : response.headers().names()) {
      headers.put(name, String.join(", ", response.headers(name)));
    }
    try (ResponseBody body = response.body();
        InputStream in = body.byteStream()) {
      byte[] read = in.readNBytes(MOST_BYTES + 1);
      return read.length > MOST_BYTES
          ? new NoAnswer(Failure.BROKEN, "the answer is longer than " + MOST_BYTES + " bytes")
          : new Answered(new WireResponse(response.code(), headers, read));
    }
  }

  /** Closes connections and threads of its own client; the caller's is left alone. */
  @Override
  public synchronized void close() {
    closed = true;
    if (given.isEmpty()) {
      client.ifPresent(
          own -> {
            own.dispatcher().cancelAll();
            own.dispatcher().executorService().shutdown();
            own.connectionPool().evictAll();
          });
    }
    client = Optional.empty();
  }
}
