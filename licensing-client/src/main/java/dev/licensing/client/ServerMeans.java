package dev.licensing.client;

import dev.licensing.client.http.HttpTransport;
import dev.licensing.client.http.Pause;
import dev.licensing.client.http.Retrying;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/**
 * How a server is reached, as the application said; what is empty has its default. The transport is
 * made when there is something to send, so that a start loads none of it.
 *
 * @param address or else somebody else's transport is given
 * @param given never closed
 */
record ServerMeans(
    Optional<URI> address,
    Optional<LicenseTransport> given,
    Optional<OkHttpClient> http,
    Optional<TimeLimits> limits,
    Optional<RetryPolicy> retries,
    Optional<Pause> pause) {

  /**
   * @throws IllegalStateException if an OkHttp client was given for a transport that is not ours
   */
  ServerMeans {
    if (given.isPresent() && http.isPresent()) {
      throw new IllegalStateException("an OkHttp client is of no use to another transport");
    }
  }

  Retrying patient(RandomGenerator random, InstantSource clock) {
    return new Retrying(
        transport(),
        retries.orElseGet(RetryPolicy::standard),
        pause.orElse(Pause::sleep),
        random,
        clock);
  }

  private LicenseTransport transport() {
    return given.isPresent()
        ? new Unclosed(given.get())
        : new HttpTransport(address.orElseThrow(), limits.orElseGet(TimeLimits::standard), http);
  }
}
