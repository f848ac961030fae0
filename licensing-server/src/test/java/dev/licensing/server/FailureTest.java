package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.RandomBytes;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What breaks behind the endpoint becomes an answer, and says nothing it should not. */
class FailureTest {

  private EndpointSettings settings;

  @BeforeEach
  void aDatabaseThatIsNotThere() throws Exception {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setServerNames(new String[] {"127.0.0.1"});
    nowhere.setPortNumbers(new int[] {1});
    TrustedKey key =
        new TrustedKey("k", KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
    settings =
        EndpointSettings.of(
            new PostgresLicenseStore(nowhere),
            new PostgresSessionStore(nowhere),
            signer("k"),
            List.of(key));
  }

  @Test
  void aStoreOutOfReachIsToldAndWorthAnotherTry() {
    for (String path : List.of("/v1/health", "/v1/serials")) {
      WireResponse response = get(settings, path);

      assertThat(response.status()).isEqualTo(503);
      assertThat(response.header("Retry-After")).contains("5");
      assertThat(body(response)).contains("UNAVAILABLE").doesNotContain("127.0.0.1");
    }
  }

  @Test
  void aStoreOutOfReachIsNoReasonToStartTheServerAgain() {
    assertThat(get(settings, "/v1/live").status()).isEqualTo(200);
  }

  @Test
  void aFaultIsAnAnswerWithoutItsWords() {
    InstantSource broken =
        () -> {
          throw new IllegalStateException("words of the fault");
        };

    WireResponse response = get(settings.withClock(broken), "/v1/health");

    assertThat(response.status()).isEqualTo(500);
    assertThat(body(response)).contains("INTERNAL_ERROR").doesNotContain("fault\"");
    assertThat(body(response)).doesNotContain("words");
  }

  @Test
  void evenWithoutChanceThereIsAnAnswer() {
    LicenseEndpoint endpoint = new LicenseEndpoint(settings.withRandom(runningDry()));
    WireRequest request = new WireRequest("GET", "/v1/keys", new TreeMap<>(), new byte[0]);

    assertThat(endpoint.handle(request, "here").status()).isEqualTo(500);
  }

  @Test
  void anEndpointKnowsTheKeyItSignsWith() {
    assertThatThrownBy(
            () ->
                EndpointSettings.of(
                    settings.store(), settings.sessions(), signer("other"), settings.keys()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Enough to start with, and then nothing. */
  private static RandomBytes runningDry() {
    RandomBytes real = RandomBytes.secure();
    int[] left = {1};
    return count -> {
      if (left[0]-- <= 0) {
        throw new IllegalStateException("dry");
      }
      return real.next(count);
    };
  }

  private static WireResponse get(EndpointSettings settings, String path) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Authorization", "Bearer token");
    return new LicenseEndpoint(settings)
        .handle(new WireRequest("GET", path, headers, new byte[0]), "here");
  }

  private static String body(WireResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static LicenseSigner signer(String id) {
    return new LicenseSigner() {
      @Override
      public String keyId() {
        return id;
      }

      @Override
      public byte[] sign(byte[] input) {
        throw new IllegalStateException("must not be asked");
      }
    };
  }
}
