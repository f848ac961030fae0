package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Sold;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees of their account, and what others see of it. */
class AccountProtocolTest {

  private Town town;
  private Caller ann;
  private Caller dan;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    dan = town.person("dan");
  }

  @Test
  void aPersonIsCalledAsTheyLike() {
    JsonNode before = dan.get("/v1/account").is(200).json();
    assertThat(before.get("email").textValue()).isEqualTo("dan@town.example");
    assertThat(before.get("removed")).isEmpty();

    JsonNode after =
        dan.post("/v1/account/name", new Requests.ChangeName(" Daniel ")).is(200).json();

    assertThat(after.get("name").textValue()).isEqualTo("Daniel");
    assertThat(after.get("account")).isEqualTo(before.get("account"));
    assertThat(dan.get("/v1/account").is(200).json()).isEqualTo(after);
    assertThat(dan.post("/v1/account/name", new Requests.ChangeName(" ")).is(400).text("detail"))
        .contains("name");
    town.visitor().get("/v1/account").is(401);
    town.vendor().get("/v1/account").is(403);
    town.visitor().post("/v1/account/name", new Requests.ChangeName("Eve")).is(401);
  }

  @Test
  @Tag("rule-6.6")
  void whoWasRemovedSeesItAndWhoManagesSeesWhom() {
    Sold sold =
        town.sold(1, "ann", Map.of("/access", "ANYONE_WITH_SERIAL", "/seats/machineLimit", 3));
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    String user = dan.get("/v1/account").is(200).text("account");
    OrderRequests.RemoveUser typed = new OrderRequests.RemoveUser(user, "dan@town.example");
    ann.post(sold.path("/removals"), typed).is(200);

    JsonNode removal = dan.get("/v1/account").is(200).json().at("/removed/0");
    assertThat(removal.get("order").textValue()).isEqualTo(sold.order());
    JsonNode removed = ann.get(sold.path("")).is(200).json().at("/contents/removed");
    assertThat(removed).hasSize(1);
    assertThat(removed.at("/0/account").textValue()).isEqualTo(user);
    assertThat(removed.at("/0/email").textValue()).isEqualTo("dan@town.example");
    assertThat(removed.at("/0/since")).isEqualTo(removal.get("since"));
    assertThat(town.vendor().get(sold.path("")).is(200).json().at("/contents/removed"))
        .isEqualTo(removed);

    OrderRequests.ReinstateUser back =
        new OrderRequests.ReinstateUser(removed.at("/0/account").textValue());
    ann.post("/v1/reinstatements", back).is(200);
    assertThat(dan.get("/v1/account").is(200).json().get("removed")).isEmpty();
    assertThat(ann.get(sold.path("")).is(200).json().at("/contents/removed")).isEmpty();
  }
}
