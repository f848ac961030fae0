package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.policy.RetryPolicy;
import dev.licensing.core.model.Account;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.LicensingWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A product on a machine, and the vendor's page on another one, where files are brought to. */
public record Counter(LicensingWorld world) {

  private static final Pattern LICENSE = Pattern.compile("\"license\"\\s*:\\s*\"([^\"]+)\"");

  /** The product on this machine; it asks once, so that no test waits for a second attempt. */
  public LicensingClient product(FakeMachine machine, Path store) {
    return LicensingClient.forProduct("acme-studio")
        .server(world.transport())
        .trusting(world.trustedKeys())
        .clock(world.clock())
        .machine(machine)
        .store(store)
        .retries(RetryPolicy.never())
        .build();
  }

  /** How the product shows its dialog, in English and the world's time. */
  public ActivationOptions options() {
    return ActivationOptions.of("Acme Studio").in(Locale.ENGLISH).at(world.clock(), ZoneOffset.UTC);
  }

  /** The license file for a request that this person uploads. */
  public String license(Account person, String request) {
    WireResponse response = post("/v1/activations", "Bearer " + world.signedIn(person), request);
    assertThat(response.status()).isBetween(200, 201);
    Matcher license = LICENSE.matcher(new String(response.body(), StandardCharsets.UTF_8));
    assertThat(license.find()).isTrue();
    return license.group(1);
  }

  /** Takes a return ticket, from whomever. */
  public void handIn(String ticket) {
    assertThat(post("/v1/returns", "", ticket).status()).isEqualTo(200);
  }

  private WireResponse post(String path, String authorization, String body) {
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Authorization", authorization);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    WireRequest request = new WireRequest("POST", path, headers, bytes);
    return ((LicenseTransport.Answered) world.transport().send(request)).response();
  }
}
