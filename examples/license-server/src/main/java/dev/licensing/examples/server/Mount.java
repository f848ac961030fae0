package dev.licensing.examples.server;

import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.examples.server.web.Pages;
import dev.licensing.examples.server.web.Proxies;
import dev.licensing.server.LicenseEndpoint;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;

/** The protocol on Javalin, and beside it the pages. */
final class Mount {

  private static final long FINISHING_MILLIS = 10_000;

  /** Between two bytes. */
  private static final long IDLE_MILLIS = 30_000;

  private static final int MOST_CONNECTIONS = 10_000;

  /** For a whole request with its answer. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<String> PROTOCOL = List.of("/v1", "/v1/*", "/.well-known/*");

  private Mount() {}

  static Javalin start(LicenseEndpoint endpoint, Pages pages, Meters meters, Options options) {
    return start(endpoint, Optional.of(pages), meters, options, LIMIT);
  }

  static Javalin start(
      LicenseEndpoint endpoint,
      Optional<Pages> pages,
      Meters meters,
      Options options,
      Duration limit) {
    return Javalin.start(
        config -> {
          config.jetty.modifyServer(Mount::bound);
          config.jetty.addConnector((server, http) -> connector(server, http, options, limit));
          config.startup.showJavalinBanner = false;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          for (HandlerType method : HandlerType.commonHttp()) {
            for (String path : PROTOCOL) {
              config.routes.addHttpHandler(
                  method, path, context -> answer(endpoint, meters, options.proxies(), context));
            }
          }
          pages.ifPresent(shown -> shown.mount(config.routes));
        });
  }

  /**
   * So that nobody holds the server up by being slow: a request takes a thread once it is there
   * whole, it must be there in time, and there is an end to how many may come.
   */
  private static void bound(Server server) {
    server.setStopTimeout(FINISHING_MILLIS);
    server.insertHandler(
        new EagerContentHandler(
            new RetainedContentLoaderFactory(LicenseEndpoint.MOST_BODY_BYTES + 1L, 0, false)));
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Options options, Duration limit) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new Promptness(connector.getScheduler(), limit));
    return connector;
  }

  private static void answer(
      LicenseEndpoint endpoint, Meters meters, Proxies proxies, Context context)
      throws IOException {
    // One byte more than is allowed, so that the endpoint can tell; the rest is not worth reading.
    byte[] body = context.bodyInputStream().readNBytes(LicenseEndpoint.MOST_BODY_BYTES + 1);
    WireRequest request =
        new WireRequest(
            context.method().name(), context.path(), new TreeMap<>(context.headerMap()), body);
    WireResponse response =
        meters.timed(request, () -> endpoint.handle(request, proxies.client(context)));
    context.status(response.status());
    response.headers().forEach(context::header);
    context.result(response.body());
  }
}
