package dev.licensing.client;

import dev.licensing.client.http.HttpTransport;
import dev.licensing.client.http.Pause;
import dev.licensing.client.http.Retrying;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes the way to a server when there is something to send; a start loads none of it. */
final class Transports {

  private Transports() {}

  static LicenseTransport patient(ServerMeans server, RandomGenerator random, InstantSource clock) {
    return new Retrying(
        once(server),
        server.retries().orElseGet(RetryPolicy::standard),
        server.pause().orElse(Pause::sleep),
        random,
        clock);
  }

  private static LicenseTransport once(ServerMeans server) {
    return server.given().isPresent()
        ? new Unclosed(server.given().get())
        : new HttpTransport(
            server.address().orElseThrow(),
            server.limits().orElseGet(TimeLimits::standard),
            server.http());
  }
}
