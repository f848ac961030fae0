package dev.licensing.examples.server;

import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.examples.server.web.Pages;
import dev.licensing.examples.server.web.Proxies;
import dev.licensing.examples.server.web.SecurityLog;
import dev.licensing.examples.server.web.Trace;
import dev.licensing.server.LicenseEndpoint;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.MultipartConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol on Javalin, and beside it the pages. */
final class Mount {

  private static final Logger LOG = LoggerFactory.getLogger(Mount.class);
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
          config.jetty.modifyServer(
              server -> pages.ifPresent(shown -> server.setErrorHandler(shown.errors())));
          config.jetty.addConnector((server, http) -> connector(server, http, options, limit));
          config.startup.showJavalinBanner = false;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          inMemory(config.jetty.multipartConfig);
          for (HandlerType method : HandlerType.commonHttp()) {
            for (String path : PROTOCOL) {
              config.routes.addHttpHandler(
                  method, path, context -> answer(endpoint, meters, options.proxies(), context));
            }
          }
          config.routes.exception(Exception.class, Mount::failed);
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

  /**
   * Finishes what was begun; what takes longer than that is cut off, and is no reason to leave
   * anything else open.
   */
  static void stop(Javalin http) {
    try {
      http.stop();
    } catch (JavalinException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      LOG.warn("cut off what was not finished in {} ms", FINISHING_MILLIS);
    }
  }

  /** What is sent along with a form is small, and never touches the disk. */
  private static void inMemory(MultipartConfig files) {
    files.maxTotalRequestSize(LicenseEndpoint.MOST_BODY_BYTES, SizeUnit.BYTES);
    files.maxInMemoryFileSize(LicenseEndpoint.MOST_BODY_BYTES, SizeUnit.BYTES);
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Options options, Duration limit) {
    // Of a header that begins like an earlier one of its connection, but for capitals, the cache
    // would answer the earlier beginning: another token than the one that was sent.
    http.setHeaderCacheSize(0);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new Promptness(connector.getScheduler(), limit));
    return connector;
  }

  /** What nobody has caught: most often, that somebody hung up. */
  private static void failed(Exception e, Context context) {
    LOG.warn("{} failed: {}", context.method(), Trace.of(e));
    context.status(HttpStatus.INTERNAL_SERVER_ERROR).result("");
  }

  private static void answer(
      LicenseEndpoint endpoint, Meters meters, Proxies proxies, Context context)
      throws IOException {
    // One byte more than is allowed, so that the endpoint can tell; the rest is not worth reading.
    byte[] body = context.bodyInputStream().readNBytes(LicenseEndpoint.MOST_BODY_BYTES + 1);
    WireRequest request =
        new WireRequest(
            context.method().name(), context.path(), new TreeMap<>(context.headerMap()), body);
    String address = proxies.client(context);
    WireResponse response = meters.timed(request, () -> endpoint.handle(request, address));
    SecurityLog.answered(request, response, address);
    context.status(response.status());
    response.headers().forEach(context::header);
    context.result(response.body());
  }
}
