package dev.licensing.client.http;

import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.spi.LicenseTransport.Delivery;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Calls through one OkHttp client.
 *
 * @param own whether it was made here, and is closed here
 */
record OkHttpCalls(OkHttpClient client, boolean own) {

  /** More than the longest answer of the protocol. */
  static final int MOST_BYTES = 1024 * 1024;

  static OkHttpCalls of(Optional<OkHttpClient> given, TimeLimits limits) {
    OkHttpClient client =
        given.map(theirs -> derived(theirs, limits)).orElseGet(() -> ownClient(limits));
    return new OkHttpCalls(client, given.isEmpty());
  }

  /** Shares the caller's connections and threads. */
  private static OkHttpClient derived(OkHttpClient theirs, TimeLimits limits) {
    OkHttpClient.Builder builder =
        theirs.newBuilder().followRedirects(false).followSslRedirects(false);
    return theirs.callTimeoutMillis() == 0
        ? builder.callTimeout(limits.call()).build()
        : builder.build();
  }

  private static OkHttpClient ownClient(TimeLimits limits) {
    return new OkHttpClient.Builder()
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(limits.connect())
        .readTimeout(limits.read())
        .writeTimeout(limits.read())
        .callTimeout(limits.call())
        .build();
  }

  Delivery send(String base, WireRequest request) {
    try (Response response = client.newCall(translate(base, request)).execute()) {
      return answered(response);
    } catch (Exception e) {
      // Not only IOException: OkHttp, being Kotlin, lets InterruptedException through undeclared.
      // Interceptors, proxies and name services of the caller may throw anything.
      if (Failures.isInterruption(e)) {
        Thread.currentThread().interrupt();
      }
      return new NoAnswer(Failures.of(e), Failures.detail(e));
    }
  }

  private static Request translate(String base, WireRequest request) {
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

  void close() {
    if (own) {
      client.dispatcher().cancelAll();
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
