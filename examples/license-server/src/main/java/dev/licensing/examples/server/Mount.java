package dev.licensing.examples.server;

import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.LicenseEndpoint;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.TreeMap;

/** The endpoint on Javalin: every request goes to it, every response comes from it. */
final class Mount {

  private static final long FINISHING_MILLIS = 10_000;

  private Mount() {}

  static Javalin start(LicenseEndpoint endpoint, Meters meters, String host, int port) {
    return Javalin.start(
        config -> {
          config.jetty.host = host;
          config.jetty.port = port;
          config.jetty.modifyServer(server -> server.setStopTimeout(FINISHING_MILLIS));
          config.startup.showJavalinBanner = false;
          config.http.compressionStrategy = CompressionStrategy.NONE;
          for (HandlerType method : HandlerType.commonHttp()) {
            config.routes.addHttpHandler(method, "*", context -> answer(endpoint, meters, context));
          }
        });
  }

  private static void answer(LicenseEndpoint endpoint, Meters meters, Context context)
      throws IOException {
    // One byte more than is allowed, so that the endpoint can tell; the rest is not worth reading.
    byte[] body = context.bodyInputStream().readNBytes(LicenseEndpoint.MOST_BODY_BYTES + 1);
    WireRequest request =
        new WireRequest(
            context.method().name(), context.path(), new TreeMap<>(context.headerMap()), body);
    WireResponse response = meters.timed(request, () -> endpoint.handle(request, context.ip()));
    context.status(response.status());
    response.headers().forEach(context::header);
    context.result(response.body());
  }
}
