package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is asked of the vendor, and what the vendor does about it. */
class SupportProtocolTest {

  private static final String QUEUE = "/v1/vendor/requests";

  private Town town;
  private Caller ann;
  private Caller dan;
  private Sold sold;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    dan = town.person("dan");
    sold =
        town.sold(
            1,
            "ann",
            Map.of(
                "/access", "ANYONE_WITH_SERIAL",
                "/seats/machineLimit", 5,
                "/remoteDeactivationsPerYear", 1));
  }

  @Test
  @Tag("rule-7.1")
  void supportEndsTheActivationOfALostMachineBecauseItsUserAsked() {
    String lost = activation(dan, "lost");
    Requests.RequestRemoteDeactivation stolen =
        new Requests.RequestRemoteDeactivation("stolen from the train");

    Reply asked = dan.post(lost + "/remote-deactivation-request", stolen).is(202);
    assertThat(asked.json().at("/quota/allowed").intValue()).isEqualTo(1);
    String managers =
        ann.post(lost + "/remote-deactivation-request", stolen).is(202).text("request");
    assertThat(managers).isNotEqualTo(asked.text("request"));
    assertThat(
            town.person("eve").post(lost + "/remote-deactivation-request", stolen).is(404).code())
        .isEqualTo("ACTIVATION_NOT_RECOGNISED");
    JsonNode queue = town.vendor().get(QUEUE).is(200).json().get("requests");
    assertThat(queue).hasSize(2);
    assertThat(queue.at("/0/kind").textValue()).isEqualTo("REMOTE_DEACTIVATION");
    assertThat(queue.at("/0/details/reason").textValue()).isEqualTo("stolen from the train");
    expectDanAndAnn(queue);
    expectDanAndAnn(ann.get(sold.path("")).is(200).json().at("/contents/requests"));
    Reply further =
        town.vendor()
            .post(QUEUE + "/view", new OrderRequests.Page(queue.at("/0/request").textValue()))
            .is(200);
    assertThat(further.json().get("requests")).hasSize(1);
    assertThat(further.json().at("/requests/0")).isEqualTo(queue.get(1));

    String approve = "/v1/requests/" + asked.text("request") + "/approve";
    assertThat(dan.send("POST", approve, "").is(403).code()).isEqualTo("VENDOR_ONLY");
    assertThat(town.vendor().send("POST", approve, "").is(200).text("outcome"))
        .isEqualTo("APPROVED");

    assertThat(town.vendor().send("POST", approve, "").is(404).code())
        .isEqualTo("REQUEST_NOT_RECOGNISED");
    Reply overtaken =
        town.vendor().send("POST", approve.replace(asked.text("request"), managers), "");
    assertThat(overtaken.is(410).code()).isEqualTo("ACTIVATION_ENDED");
    Reply seen = ann.post("/v1/serials/view", new Requests.ViewSerial(sold.serial())).is(200);
    assertThat(seen.json().get("liveSeats").intValue()).isZero();
  }

  @Test
  @Tag("rule-7.2")
  @Tag("rule-7.4")
  @Tag("rule-14.3")
  void theQuotaOfAYearIsKeptUnlessSupportHasAReason() {
    String first = deactivation(activation(dan, "first"));
    String second = deactivation(activation(dan, "second"));
    VendorRequests.DeactivateRemotely usual = new VendorRequests.DeactivateRemotely(false, "");
    Reply report = town.vendor().post(first + "/preview", usual).is(200);
    assertThat(report.json().get("counts").booleanValue()).isTrue();
    assertThat(ann.post(first, usual).is(403).code()).isEqualTo("NOT_ALLOWED");
    town.vendor().with("If-Match", report.header("ETag")).post(first, usual).is(200);

    Reply refused = town.vendor().post(second + "/preview", usual).is(409);
    assertThat(refused.code()).isEqualTo("REMOTE_DEACTIVATIONS_USED_UP");
    assertThat(refused.header("Retry-After")).isEqualTo("" + Duration.ofDays(365).toSeconds());
    assertThat(refused.json().at("/remoteDeactivation/quota/used").intValue()).isEqualTo(1);
    assertThat(
            town.vendor()
                .post(second, new VendorRequests.DeactivateRemotely(true, " "))
                .is(400)
                .text("detail"))
        .contains("reason");
    Reply done =
        town.vendor()
            .post(second, new VendorRequests.DeactivateRemotely(true, "a flood took both"))
            .is(200);
    assertThat(done.json().get("counts").booleanValue()).isFalse();
    assertThat(town.vendor().post(second, usual).is(410).code()).isEqualTo("ACTIVATION_ENDED");
  }

  @Test
  @Tag("rule-4.3")
  void theOwnerDecidesOnAccess() {
    Sold shared = town.sold(1, "ann", Map.of());
    Requests.AskForAccess please = new Requests.AskForAccess(shared.serial(), "please");
    String first = dan.post("/v1/access-requests", please).is(202).text("request");
    Requests.Decline no = new Requests.Decline("not this week");

    assertThat(town.person("eve").post("/v1/requests/" + first + "/decline", no).is(404).code())
        .isEqualTo("REQUEST_NOT_RECOGNISED");
    assertThat(town.vendor().post("/v1/requests/" + first + "/decline", no).is(403).code())
        .isEqualTo("NOT_OWNER");
    assertThat(ann.post("/v1/requests/" + first + "/decline", no).is(200).text("outcome"))
        .isEqualTo("DECLINED");
    String second = dan.post("/v1/access-requests", please).is(202).text("request");
    ann.send("POST", "/v1/requests/" + second + "/approve", "").is(200);
    dan.post("/v1/activations", Town.activation(shared.serial(), "laptop")).is(201);
  }

  @Test
  void whatIsNoRequestIsNone() {
    String never = "/v1/requests/" + UUID.randomUUID() + "/approve";
    assertThat(town.vendor().send("POST", never, "").is(404).code())
        .isEqualTo("REQUEST_NOT_RECOGNISED");
    assertThat(town.vendor().send("POST", "/v1/requests/x/approve", "").is(404).code())
        .isEqualTo("NO_SUCH_RESOURCE");
    assertThat(
            town.vendor().post(QUEUE + "/view", new OrderRequests.Page("x")).is(400).text("detail"))
        .contains("after");
    assertThat(ann.get(QUEUE).is(403).code()).isEqualTo("NOT_ALLOWED");
    ann.post(QUEUE + "/view", new OrderRequests.Page("x")).is(403);
  }

  /** Nobody decides about an id. */
  private static void expectDanAndAnn(JsonNode requests) {
    assertThat(requests.findValuesAsText("name")).containsExactlyInAnyOrder("dan", "ann");
    assertThat(requests.findValuesAsText("email"))
        .containsExactlyInAnyOrder("dan@town.example", "ann@town.example");
  }

  private String activation(Caller who, String machine) {
    return "/v1/activations/"
        + who.post("/v1/activations", Town.activation(sold.serial(), machine))
            .is(201)
            .text("activation");
  }

  private static String deactivation(String activation) {
    return activation.replace("/v1/", "/v1/vendor/") + "/deactivation";
  }
}
