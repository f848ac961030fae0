package dev.licensing.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.RuntimeVerdict;
import dev.licensing.client.answer.RuntimeVerdict.Expired;
import dev.licensing.client.answer.RuntimeVerdict.Local;
import dev.licensing.client.answer.RuntimeVerdict.NotTrusted;
import dev.licensing.client.answer.RuntimeVerdict.Permitted;
import dev.licensing.client.answer.RuntimeVerdict.WrongHost;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.LicensingTest;
import dev.licensing.testkit.LicensingWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

/** A product that runs on a server, licensed by keys that the real server issued. */
@Tag("rule-9.2")
class RuntimeKeysTest {

  private static final HostTerms HOSTS = new HostTerms(3, 2, true, true, Duration.ofDays(365));

  /** Somebody who runs the product on hosts of theirs. */
  private record Site(LicensingWorld world, String token, OrderId order) {

    static Site in(LicensingWorld world) {
      Account ada = world.givenAccount("ada@example.com", "Ada");
      SerialNumber serial = world.givenOwned(ada, Terms.singleMachine().withHosts(HOSTS));
      return new Site(world, world.signedIn(ada), world.order(serial).id());
    }

    String post(String path, String body) {
      Answered answered =
          (Answered)
              world
                  .transport()
                  .send(
                      new WireRequest(
                          "POST",
                          "/v1/orders/" + order + path,
                          new TreeMap<>(
                              Map.of(
                                  "Authorization",
                                  "Bearer " + token,
                                  "Content-Type",
                                  "application/json")),
                          body.getBytes(StandardCharsets.UTF_8)));
      String text = new String(answered.response().body(), StandardCharsets.UTF_8);
      assertThat(answered.response().status()).as(text).isBetween(200, 201);
      return text;
    }

    String key(String body) {
      return post("/runtime-keys", body).replaceAll(".*\"runtimeKey\":\"([^\"]*)\".*", "$1");
    }

    String production() {
      post(
          "/hostnames",
          "{\"hostClass\":\"PRODUCTION\",\"hosts\":[\"www.example.com\",\"*.shop.example.com\"]}");
      return key("{\"hostClass\":\"PRODUCTION\",\"application\":null}");
    }

    RuntimeKeys keys() {
      return RuntimeKeys.forProduct(new ProductId("acme-studio"), world.trustedKeys())
          .at(world.clock());
    }
  }

  @LicensingTest
  @Tag("rule-9.4")
  void onANamedHostItRunsHoweverTheHostIsWritten(LicensingWorld world) {
    Site site = Site.in(world);
    String key = site.production();

    for (String host : Set.of("www.example.com", "WWW.Example.COM:8443", "a.shop.example.com.")) {
      Permitted permitted = (Permitted) site.keys().onHost(key, host);
      assertThat(permitted.test()).isFalse();
      assertThat(permitted.until()).isEqualTo(world.clock().instant().plus(Duration.ofDays(365)));
    }
  }

  @LicensingTest
  @Tag("rule-9.4")
  void onAnotherHostItSaysWhichWereExpectedAndWhichItIs(LicensingWorld world) {
    Site site = Site.in(world);
    String key = site.production();

    RuntimeVerdict verdict = site.keys().onHost(key, "Evil.example.org:80");

    assertThat(verdict.permitted()).isFalse();
    WrongHost wrong = (WrongHost) verdict;
    assertThat(wrong.actual()).isEqualTo("evil.example.org");
    assertThat(wrong.expectedHosts())
        .containsExactly(new HostName("*.shop.example.com"), new HostName("www.example.com"));
    assertThat(site.keys().onHost(key, "not a host!")).isInstanceOf(WrongHost.class);
  }

  @LicensingTest
  void thisVeryMachineNeedsNoKey(LicensingWorld world) {
    Site site = Site.in(world);
    assertThat(site.keys().onHost("", "localhost:8080")).isEqualTo(new Local());
    assertThat(site.keys().onHost("", "[::1]").permitted()).isTrue();
  }

  @LicensingTest
  void aTestKeySaysSo(LicensingWorld world) {
    Site site = Site.in(world);
    site.post("/hostnames", "{\"hostClass\":\"TEST\",\"hosts\":[\"test.example.com\"]}");
    String key = site.key("{\"hostClass\":\"TEST\",\"application\":null}");

    assertThat(((Permitted) site.keys().onHost(key, "test.example.com")).test()).isTrue();
  }

  @LicensingTest
  void anApplicationCanBeNamedInsteadOfHosts(LicensingWorld world) {
    Site site = Site.in(world);
    String key = site.key("{\"hostClass\":\"PRODUCTION\",\"application\":\"com.example.app\"}");

    assertThat(site.keys().inApplication(key, new ApplicationId("com.example.app")))
        .isInstanceOf(Permitted.class);
    assertThat(
            ((WrongHost) site.keys().inApplication(key, new ApplicationId("com.example.other")))
                .expectedApplication())
        .contains(new ApplicationId("com.example.app"));
  }

  @LicensingTest
  @Tag("rule-11.1")
  void atItsEndAKeyHasExpired(LicensingWorld world) {
    Site site = Site.in(world);
    String key = site.production();
    var end = world.clock().advance(Duration.ofDays(365));

    assertThat(site.keys().onHost(key, "www.example.com")).isEqualTo(new Expired(end));
  }

  @LicensingTest
  @Tag("rule-12.4")
  void whatIsDamagedForeignOrOfAnotherProductIsNoKey(LicensingWorld world) {
    Site site = Site.in(world);
    String key = site.production();
    RuntimeKeys other = RuntimeKeys.forProduct(new ProductId("acme-paint"), world.trustedKeys());

    assertThat(site.keys().onHost("", "www.example.com"))
        .isEqualTo(new NotTrusted(Defect.MALFORMED));
    assertThat(site.keys().onHost(Forging.withChangedPayload(key), "www.example.com"))
        .isEqualTo(new NotTrusted(Defect.BAD_SIGNATURE));
    assertThat(other.onHost(key, "www.example.com"))
        .isEqualTo(new NotTrusted(Defect.WRONG_PRODUCT));
    try (LicensingWorld stranger = new LicensingWorld()) {
      TrustedKeys foreign = stranger.trustedKeys();
      RuntimeVerdict verdict =
          RuntimeKeys.forProduct(new ProductId("acme-studio"), foreign)
              .onHost(key, "www.example.com");
      assertThat(((NotTrusted) verdict).defect()).isIn(Defect.UNKNOWN_KEY, Defect.BAD_SIGNATURE);
    }
  }

  @LicensingTest
  void theKeysOfTheVendorAreBuiltInAsText(LicensingWorld world) {
    RuntimeKeys keys =
        RuntimeKeys.forProduct("acme-studio", "2026-1:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assertThat(keys.onHost("", "localhost").permitted()).isTrue();
    assertThat(keys.onHost(Site.in(world).production(), "www.example.com").permitted()).isFalse();
  }
}
