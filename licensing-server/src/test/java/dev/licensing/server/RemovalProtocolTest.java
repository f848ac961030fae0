package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who have left, and accounts that are reached elsewhere. */
class RemovalProtocolTest {

  private Town town;
  private Caller ann;
  private Caller dan;
  private Sold sold;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    dan = town.person("dan");
    sold = town.sold(1, "ann", Map.of("/access", "ANYONE_WITH_SERIAL", "/seats/machineLimit", 3));
  }

  @Test
  @Tag("rule-6.1")
  @Tag("rule-6.2")
  @Tag("rule-6.3")
  @Tag("rule-6.5")
  @Tag("rule-6.6")
  @Tag("rule-14.3")
  void aUserWhoHasLeftIsRemovedAndMayComeBack() {
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    dan.post("/v1/activations", Town.activation(sold.serial(), "desktop")).is(201);
    JsonNode order = ann.get(sold.path("")).is(200).json();
    String user = order.at("/contents/serials/0/uses/0/account").textValue();
    OrderRequests.RemoveUser typed = new OrderRequests.RemoveUser(user, "DAN@town.example");

    Reply report = ann.post(sold.path("/removals/preview"), typed).is(200);
    assertThat(report.json().get("touched")).hasSize(2);
    assertThat(report.json().at("/instead/0/code").textValue())
        .isEqualTo("REQUEST_REMOTE_DEACTIVATION");
    Reply mistyped =
        ann.post(sold.path("/removals"), new OrderRequests.RemoveUser(user, "ann@town.example"))
            .is(422);
    assertThat(mistyped.code()).isEqualTo("EMAIL_NOT_RETYPED");
    assertThat(mistyped.json().at("/removal/hash")).isEqualTo(report.json().get("hash"));
    Reply done =
        ann.with("If-Match", report.header("ETag")).post(sold.path("/removals"), typed).is(200);
    assertThat(done.json()).isEqualTo(report.json());

    assertThat(dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(403).code())
        .isEqualTo("ACCOUNT_BARRED");
    OrderRequests.ReinstateUser back = new OrderRequests.ReinstateUser(user);
    assertThat(dan.post("/v1/reinstatements", back).is(404).code())
        .isEqualTo("USER_NOT_RECOGNISED");
    assertThat(ann.post("/v1/reinstatements", back).is(200).json().get("wasBarred").booleanValue())
        .isTrue();
    assertThat(
            town.vendor()
                .post("/v1/reinstatements", back)
                .is(200)
                .json()
                .get("wasBarred")
                .booleanValue())
        .isFalse();
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
  }

  @Test
  @Tag("rule-6.1")
  @Tag("rule-6.7")
  void nobodyElseRemovesAnybody() {
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    OrderRequests.RemoveUser nobody =
        new OrderRequests.RemoveUser(UUID.randomUUID().toString(), "dan@town.example");
    assertThat(ann.post(sold.path("/removals"), nobody).is(404).code())
        .isEqualTo("USER_NOT_RECOGNISED");
    assertThat(dan.post(sold.path("/removals"), nobody).is(403).code()).isEqualTo("NOT_MANAGER");
    town.vendor().post(sold.path("/removals"), nobody).is(403);
    assertThat(
            ann.post(sold.path("/removals"), new OrderRequests.RemoveUser("dan", ""))
                .is(400)
                .text("detail"))
        .contains("user");
    town.wait(Duration.ofMinutes(10));
    assertThat(ann.post(sold.path("/removals/preview"), nobody).is(401).code())
        .isEqualTo("REAUTHENTICATION_REQUIRED");
  }

  @Test
  @Tag("rule-4.4")
  @Tag("rule-5.9")
  void whoIsReachedElsewhereTakesUpWhatWaitsThere() {
    Sold waiting = town.sold(1, "new", Map.of());
    Requests.ChangeEmail elsewhere = new Requests.ChangeEmail("NEW@town.example");

    assertThat(
            dan.post("/v1/account/email", new Requests.ChangeEmail("ann@town.example"))
                .is(409)
                .code())
        .isEqualTo("EMAIL_TAKEN");
    assertThat(dan.post("/v1/account/email", elsewhere).is(200).text("email"))
        .isEqualTo("new@town.example");
    assertThat(dan.get("/v1/orders").is(200).json().at("/orders/0/order").textValue())
        .isEqualTo(waiting.order());
    town.visitor()
        .post("/v1/sessions", new Requests.SignIn("new@town.example", "secret of dan"))
        .is(201);
    town.visitor()
        .post("/v1/sessions", new Requests.SignIn("dan@town.example", "secret of dan"))
        .is(401);
    town.wait(Duration.ofMinutes(10));
    assertThat(dan.post("/v1/account/email", elsewhere).is(401).code())
        .isEqualTo("REAUTHENTICATION_REQUIRED");
    town.vendor().post("/v1/account/email", elsewhere).is(403);
  }
}
