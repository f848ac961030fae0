package dev.licensing.client.http;

import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.testkit.contract.LicenseTransportContract;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Our transport over OkHttp is held to the contract of all transports. */
class HttpTransportContractTest extends LicenseTransportContract {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  @Override
  protected LicenseTransport transportTo(URI server) {
    return new HttpTransport(server, new TimeLimits(LIMIT, LIMIT, LIMIT), Optional.empty());
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }
}
