package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.client.policy.TimeLimits;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Failure;
import dev.licensing.core.spi.LicenseTransport.NoAnswer;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.FakeMachine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {

  private static final String KEY = "2026:" + "A".repeat(43);
  private static final LicenseTransport NOBODY =
      request -> new NoAnswer(Failure.CONNECTION, "nobody");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://licenses.example.com",
        "https://example.com:8443/licensing/",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void aSafeAddressIsTaken(String address) {
    assertThat(LicensingClient.forProduct("acme-studio").server(URI.create(address))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://licenses.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "ftp://example.com",
        "https:/v1",
        "licenses.example.com",
        "https://user:secret@example.com",
        "https://example.com/?a=b",
        "https://example.com/#x"
      })
  void anAddressOverWhichAPasswordMustNotTravelIsNot(String address) {
    assertThatThrownBy(() -> LicensingClient.forProduct("acme-studio").server(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWrongProductKeyOrLimitIsFoundWhenItIsGiven() {
    assertThatThrownBy(() -> LicensingClient.forProduct("Acme Studio"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LicensingClient.forProduct("a").server(NOBODY).trusting("no key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LicensingClient.forProduct("a").server(NOBODY).trusting())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new TimeLimits(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> optional().explicitIdentity("unknown"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOkHttpClientIsOfNoUseToAnotherTransport() {
    assertThatThrownBy(() -> optional().okHttpClient(new OkHttpClient()).build())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void buildingTouchesNothing(@TempDir Path directory) {
    Path missing = directory.resolve("not/yet/there");
    LicenseTransport never =
        request -> {
          throw new AssertionError("sent");
        };

    LicensingClient.forProduct("acme-studio")
        .server(never)
        .trusting(TrustedKeys.of(TrustedKey.parse(KEY)))
        .store(missing)
        .machine(FakeMachine.named("not read").dead())
        .build()
        .close();

    assertThat(missing.getParent()).doesNotExist();
  }

  @Test
  void theCallersTransportIsLeftOpen() {
    LicenseTransport theirs =
        new LicenseTransport() {
          @Override
          public Delivery send(WireRequest request) {
            return NOBODY.send(request);
          }

          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };

    LicensingClient.forProduct("a").server(theirs).trusting(KEY).build().close();
  }

  private static LicensingClientBuilder optional() {
    return LicensingClient.forProduct("acme-studio").server(NOBODY).trusting(KEY);
  }
}
