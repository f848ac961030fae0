package dev.licensing.examples.server;

import com.sun.net.httpserver.HttpServer;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the server counts, told to Prometheus at a port of its own, which is not for customers. */
final class Meters implements AutoCloseable {

  private static final int MOST_NOTICES = 1_000;
  private static final Pattern NAMED =
      Pattern.compile("(?<=/(orders|activations|requests)/)(?!view$)[^/]+");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Optional<HttpServer> http;

  private Meters(Optional<HttpServer> http) {
    this.http = http;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  static Meters start(Options options) throws IOException {
    Optional<HttpServer> http = Optional.empty();
    if (options.metricsPort().isPresent()) {
      http =
          Optional.of(
              HttpServer.create(
                  new InetSocketAddress(options.host(), options.metricsPort().get()), 0));
    }
    Meters meters = new Meters(http);
    http.ifPresent(meters::serve);
    return meters;
  }

  private void serve(HttpServer server) {
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Where it tells; 0 if nowhere. */
  int port() {
    return http.map(server -> server.getAddress().getPort()).orElse(0);
  }

  /** Counts up to a thousand: more is as much a reason to look. */
  void watch(Outbox outbox) {
    registry.gauge("licensing.notices.waiting", outbox, o -> o.pending(MOST_NOTICES).size());
    registry.gauge("licensing.notices.dead", outbox, o -> o.deadLetters(MOST_NOTICES).size());
  }

  /** Times the answer, by method, route and status. */
  WireResponse timed(WireRequest request, Supplier<WireResponse> answering) {
    Timer.Sample sample = Timer.start(registry);
    WireResponse response = answering.get();
    sample.stop(
        Timer.builder("licensing.requests")
            .tag("method", request.method())
            .tag("route", route(request.path(), response.status()))
            .tag("status", Integer.toString(response.status()))
            .publishPercentileHistogram()
            .register(registry));
    return response;
  }

  /** Whoever asks for what is not there must not make a new series of numbers each time. */
  private static String route(String path, int status) {
    return status == 404 || status == 405 ? "unknown" : NAMED.matcher(path).replaceAll("{id}");
  }

  @Override
  public void close() {
    http.ifPresent(server -> server.stop(0));
    registry.close();
  }
}
