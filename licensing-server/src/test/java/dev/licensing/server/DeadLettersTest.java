package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.spi.Outbox.Taken;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vendor sees what could not be delivered, and lets it wait again. */
class DeadLettersTest {

  private Town town;
  private PostgresLicenseStore store;

  @BeforeEach
  void twoNoticesThatWereGivenUp() throws Exception {
    town = new Town();
    store = new PostgresLicenseStore(town.database.source());
    String serial = town.order(1, 1, "ANY", "ANYONE_WITH_SERIAL").get(0);
    town.person("ann").post("/v1/activations", Town.activation(serial, "laptop")).is(201);
    town.vendor()
        .post(
            "/v1/vendor/orders",
            new Requests.IssueOrder(
                Town.PRODUCT,
                1,
                Town.terms(1, "ANY", "ANYONE_WITH_SERIAL"),
                "bob@town.example",
                null,
                List.of()))
        .is(201);
    for (Taken taken : store.take(town.now(), town.now().plusSeconds(60), 10)) {
      store.gaveUp(taken, town.now(), "HTTP 500");
    }
  }

  @Test
  @Tag("rule-10.3")
  void theVendorSeesThemAndRevivesOne() {
    JsonNode letters = town.vendor().get("/v1/vendor/dead-letters").is(200).json().get("letters");
    assertThat(letters).hasSize(2);
    assertThat(letters.findValuesAsText("kind"))
        .containsExactlyInAnyOrder("ACTIVATED", "ROLE_OFFERED");
    assertThat(letters.findValuesAsText("email")).contains("bob@town.example");
    assertThat(letters.get(0).get("problem").textValue()).isEqualTo("HTTP 500");
    assertThat(letters.get(0).get("attempts").intValue()).isEqualTo(1);

    String path = "/v1/vendor/dead-letters/" + letters.get(0).get("id").textValue() + "/revive";
    assertThat(town.vendor().post(path, "").is(200).json().get("revived").booleanValue()).isTrue();
    assertThat(town.vendor().post(path, "").is(200).json().get("revived").booleanValue()).isFalse();

    assertThat(town.vendor().get("/v1/vendor/dead-letters").json().get("letters")).hasSize(1);
    assertThat(store.pending(10)).hasSize(1);
  }

  @Test
  @Tag("rule-10.3")
  void nobodyElseSeesThem() {
    Caller bob = town.person("bob");
    assertThat(bob.get("/v1/vendor/dead-letters").is(403).code()).isEqualTo("NOT_ALLOWED");
    town.visitor().get("/v1/vendor/dead-letters").is(401);
    bob.post("/v1/vendor/dead-letters/" + UUID.randomUUID() + "/revive", "").is(403);
    town.vendor().post("/v1/vendor/dead-letters/none/revive", "").is(404);
  }
}
