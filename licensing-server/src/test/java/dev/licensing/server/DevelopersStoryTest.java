package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.model.Policy;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order for developers, over the protocol: who buys, who manages, who works, who leaves. */
class DevelopersStoryTest {

  private static final Map<String, Object> TERMS =
      Map.of(
          "/access",
          "ANYONE_WITH_SERIAL",
          "/seats/machineLimit",
          3,
          "/remoteDeactivationsPerYear",
          2,
          "/validity/validUntil",
          "2027-11-22T12:00:00Z");

  private Town town;
  private Sold sold;
  private Caller lee;
  private Caller dan;
  private Caller eve;

  @BeforeEach
  void town() throws Exception {
    open(new Town());
  }

  private void open(Town opened) {
    town = opened;
    Reply issued =
        town.vendor()
            .post(
                "/v1/vendor/orders",
                new Requests.IssueOrder(
                    Town.PRODUCT,
                    1,
                    Town.edited(TERMS),
                    "carol@town.example",
                    "pat@town.example",
                    List.of("lee@town.example")))
            .is(201);
    sold = new Sold(issued.text("order"), Town.texts(issued.json().get("serials")));
    lee = town.person("lee");
    dan = town.person("dan");
    eve = town.person("eve");
  }

  @Test
  @Tag("rule-2.3")
  @Tag("rule-5.2")
  @Tag("rule-5.4")
  @Tag("rule-5.9")
  @Tag("rule-6.4")
  @Tag("rule-7.1")
  @Tag("rule-11.2")
  @Tag("rule-11.3")
  void fromTheFirstMachineToTheDayTheDeveloperLeaves() {
    for (String machine : List.of("desk", "laptop", "build server")) {
      dan.post("/v1/activations", Town.activation(sold.serial(), machine)).is(201);
    }
    assertThat(refused(dan, "a fourth")).isEqualTo("MACHINE_LIMIT_REACHED");
    assertThat(refused(eve, "hers")).isEqualTo("HELD_BY_ANOTHER_USER");
    assertThat(dan.get(sold.path("")).is(200).json().at("/managers/0/role").textValue())
        .isEqualTo("LICENSE_MANAGER");

    lostMachine();

    town.wait(Duration.ofDays(365));
    assertThat(refused(town.signedIn("dan"), "desk")).isEqualTo("LICENSE_EXPIRED");
    removal();
  }

  private String refused(Caller who, String machine) {
    return who.post("/v1/activations", Town.activation(sold.serial(), machine)).code();
  }

  /** Exactly one activation ends, and its user goes on. */
  private void lostMachine() {
    JsonNode laptop = use("laptop");
    String request =
        lee.post(
                "/v1/activations/"
                    + laptop.get("activation").textValue()
                    + "/remote-deactivation-request",
                new Requests.RequestRemoteDeactivation("left in a taxi"))
            .is(202)
            .text("request");
    assertThat(lee.get(sold.path("")).is(200).json().at("/contents/requests/0/request").textValue())
        .isEqualTo(request);
    town.vendor().send("POST", "/v1/requests/" + request + "/approve", "").is(200);
    assertThat(lee.get(sold.path("")).is(200).json().at("/contents/quota/used").intValue())
        .isEqualTo(1);
    dan.post("/v1/activations", Town.activation(sold.serial(), "new laptop")).is(201);
  }

  /** Also on an order that has expired. */
  private void removal() {
    Caller pat = town.person("pat");
    OrderRequests.RemoveUser dans =
        new OrderRequests.RemoveUser(use("desk").get("account").textValue(), "dan@town.example");
    Reply report = pat.post(sold.path("/removals/preview"), dans).is(200);
    assertThat(report.json().get("touched")).hasSize(3);
    pat.with("If-Match", report.header("ETag")).post(sold.path("/removals"), dans).is(200);
    Reply order = pat.get(sold.path("")).is(200);
    assertThat(order.json().at("/contents/serials/0/status").textValue()).isEqualTo("AVAILABLE");
  }

  private JsonNode use(String machine) {
    JsonNode uses =
        town.signedIn("lee").get(sold.path("")).is(200).json().at("/contents/serials/0/uses");
    for (JsonNode use : uses) {
      if (use.get("machine").textValue().equals(machine)) {
        return use;
      }
    }
    throw new AssertionError("nobody uses it on " + machine);
  }

  @Test
  @Tag("rule-6.2")
  void anInstallationMayLetAManagerReachTheOwnOrdersOnly() throws Exception {
    open(
        new Town(
            settings ->
                settings.withPolicy(
                    new Policy(Policy.Removal.MANAGED_ORDERS, Duration.ofHours(1)))));
    Sold elsewhere = town.sold(1, "eve", TERMS);
    dan.post("/v1/activations", Town.activation(sold.serial(), "desk")).is(201);
    dan.post("/v1/activations", Town.activation(elsewhere.serial(), "desk")).is(201);
    town.wait(Duration.ofMinutes(59));

    lee.post(
            sold.path("/removals"),
            new OrderRequests.RemoveUser(
                use("desk").get("account").textValue(), "dan@town.example"))
        .is(200);

    assertThat(refused(dan, "desk")).isEqualTo("ACCOUNT_BARRED");
    dan.post("/v1/activations", Town.activation(elsewhere.serial(), "desk")).is(200);
  }
}
