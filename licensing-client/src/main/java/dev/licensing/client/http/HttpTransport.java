package dev.licensing.client.http;

import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import java.net.URI;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Requests over HTTP with OkHttp. Follows no redirect, because credentials would go along, and
 * reads a bounded part of an answer. Never throws; thread-safe. OkHttp is loaded with the first
 * request, so that an offline start does not pay for it.
 */
public final class HttpTransport implements LicenseTransport {

  private final String base;
  private final TimeLimits limits;
  private final Optional<OkHttpClient> given;
  private Optional<OkHttpCalls> calls = Optional.empty();
  private boolean closed;

  /**
   * A transport to this server.
   *
   * @param server may have a path, below which the protocol is mounted
   * @param given the caller's client, whose proxies, certificates and limits stay; never closed
   */
  public HttpTransport(URI server, TimeLimits limits, Optional<OkHttpClient> given) {
    this.base = withoutSlashes(server.toString());
    this.limits = limits;
    this.given = given;
  }

  private static String withoutSlashes(String address) {
    int end = address.length();
    while (address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }

  @Override
  public Delivery send(WireRequest request) {
    return calls()
        .map(open -> open.send(base, request))
        .orElseGet(() -> new NoAnswer(Failure.BROKEN, "this client was closed"));
  }

  /** Empty once closed. */
  private synchronized Optional<OkHttpCalls> calls() {
    if (!closed && calls.isEmpty()) {
      calls = Optional.of(OkHttpCalls.of(given, limits));
    }
    return calls;
  }

  /** Closes connections and threads of its own client; the caller's is left alone. */
  @Override
  public synchronized void close() {
    closed = true;
    if (calls.isPresent()) {
      calls.get().close();
      calls = Optional.empty();
    }
  }
}
