package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.VerifiedRuntimeKey;
import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.OrderRequests;
import dev.licensing.core.wire.Requests;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.Town.Sold;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders as their managers, their developers, the vendor and strangers meet them. */
class OrderProtocolTest {

  private static final Map<String, Object> PER_DEVELOPER =
      Map.of(
          "/access", "ANYONE_WITH_SERIAL",
          "/seats/machineLimit", 3,
          "/hosts/production", 2,
          "/hosts/test", 1);

  private Town town;
  private Caller ann;
  private Caller dan;
  private Caller eve;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    dan = town.person("dan");
    eve = town.person("eve");
  }

  @Test
  @Tag("rule-5.2")
  @Tag("rule-5.4")
  @Tag("rule-5.5")
  void everybodySeesOfAnOrderWhatIsTheirs() {
    Sold sold = town.sold(1, "ann", PER_DEVELOPER);
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);

    Reply managers = ann.get(sold.path("")).is(200);
    assertThat(terms(managers.json().at("/contents/terms")))
        .isEqualTo(TermsFields.terms(Town.edited(PER_DEVELOPER)));
    assertThat(managers.json().at("/contents/serials/0/uses/0/user").textValue()).isEqualTo("dan");
    assertThat(managers.json().get("support").booleanValue()).isFalse();
    Reply developers = dan.get(sold.path("")).is(200);
    assertThat(developers.json().get("contents").isNull()).isTrue();
    assertThat(developers.json().at("/managers/0/email").textValue()).isEqualTo("ann@town.example");
    assertThat(developers.json().get("support").booleanValue()).isTrue();
    town.vendor().get(sold.path("")).is(200);
    assertThat(eve.get(sold.path("")).is(404).code()).isEqualTo("ORDER_NOT_RECOGNISED");
    assertThat(eve.get("/v1/orders/" + UUID.randomUUID()).is(404).code())
        .isEqualTo("ORDER_NOT_RECOGNISED");
    assertThat(eve.get("/v1/orders/nonsense").is(404).code()).isEqualTo("NO_SUCH_RESOURCE");
    assertThat(ann.get("/v1/orders").is(200).json().at("/orders/0/manages").booleanValue())
        .isTrue();
    assertThat(dan.get("/v1/orders").is(200).json().at("/orders/0/manages").booleanValue())
        .isFalse();
    assertThat(eve.get("/v1/orders").is(200).json().get("orders")).isEmpty();
  }

  @Test
  @Tag("rule-5.2")
  void anOrderOfManySerialsIsReadPageByPage() {
    Sold sold = town.sold(130, "ann", PER_DEVELOPER);

    Reply first = ann.get(sold.path("")).is(200);
    String next = first.json().at("/contents/next").textValue();
    Reply second = ann.post(sold.path("/view"), new OrderRequests.Page(next)).is(200);

    assertThat(first.json().at("/contents/serials")).hasSize(100);
    assertThat(second.json().at("/contents/serials")).hasSize(30);
    assertThat(second.json().at("/contents/next").isNull()).isTrue();
    eve.post(sold.path("/view"), new OrderRequests.Page(next)).is(404);
  }

  @Test
  @Tag("rule-5.6")
  void anOrderIsTransferredWhenTheVendorApproves() {
    Sold sold = town.sold(1, "ann", PER_DEVELOPER);
    OrderRequests.RequestTransfer toEve =
        new OrderRequests.RequestTransfer("eve@town.example", "Eve");
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);

    assertThat(dan.post(sold.path("/transfer-request"), toEve).is(403).code())
        .isEqualTo("NOT_BUYER");
    String request = ann.post(sold.path("/transfer-request"), toEve).is(202).text("request");
    assertThat(
            ann.post(
                    sold.path("/transfer-request"),
                    new OrderRequests.RequestTransfer("eve@town.example", " "))
                .is(400)
                .text("detail"))
        .contains("name");
    town.vendor().send("POST", "/v1/requests/" + request + "/approve", "").is(200);

    assertThat(eve.get(sold.path("")).is(200).json().at("/managers/0/name").textValue())
        .isEqualTo("eve");
    assertThat(ann.get(sold.path("")).is(404).code()).isEqualTo("ORDER_NOT_RECOGNISED");
  }

  @Test
  @Tag("rule-5.7")
  @Tag("rule-5.8")
  void licenseManagersComeAndGoOnApprovalOrByThemselves() {
    Sold approved = town.sold(1, "ann", PER_DEVELOPER);
    Map<String, Object> selfService = new HashMap<>(PER_DEVELOPER);
    selfService.put("/admission", "SELF_SERVICE");
    Sold free = town.sold(1, null, selfService);
    OrderRequests.LicenseManager eves = new OrderRequests.LicenseManager("eve@town.example");

    Reply asked = ann.post(approved.path("/license-managers"), eves).is(202);
    assertThat(asked.text("outcome")).isEqualTo("REQUESTED");
    assertThat(eve.post(approved.path("/license-managers"), eves).is(404).code())
        .isEqualTo("ORDER_NOT_RECOGNISED");
    Reply granted = town.vendor().post(approved.path("/license-managers"), eves).is(200);
    assertThat(granted.text("outcome")).isEqualTo("ASSIGNED");
    assertThat(ann.post(approved.path("/license-managers/remove"), eves).is(403).code())
        .isEqualTo("APPROVAL_REQUIRED");
    assertThat(eve.post(approved.path("/license-managers/remove"), eves).is(200).text("outcome"))
        .isEqualTo("REMOVED");

    town.vendor().post(free.path("/license-managers"), eves).is(200);
    assertThat(eve.post(free.path("/license-managers/remove"), eves).is(409).code())
        .isEqualTo("LAST_MANAGER");
    OrderRequests.LicenseManager late = new OrderRequests.LicenseManager("late@town.example");
    assertThat(eve.post(free.path("/license-managers"), late).is(200).text("outcome"))
        .isEqualTo("INVITED");
    assertThat(
            eve.post(
                    free.path("/license-managers/remove"),
                    new OrderRequests.LicenseManager("dan@town.example"))
                .is(409)
                .code())
        .isEqualTo("NOT_A_LICENSE_MANAGER");
  }

  @Test
  @Tag("rule-9.1")
  @Tag("rule-9.2")
  @Tag("rule-9.3")
  void aRuntimeKeyNamesTheHostsOfAnOrder() {
    Sold sold = town.sold(1, "ann", PER_DEVELOPER);
    String hosts = sold.path("/hostnames");
    OrderRequests.IssueRuntimeKey production =
        new OrderRequests.IssueRuntimeKey("PRODUCTION", null);
    assertThat(ann.post(sold.path("/runtime-keys"), production).is(409).code())
        .isEqualTo("NO_HOSTNAMES");
    Reply added =
        ann.post(hosts, hosts("PRODUCTION", "Shop.Example.COM:443", "bücher.example")).is(200);
    assertThat(added.json().at("/hosts/shop.example.com").textValue()).isEqualTo("ADDED");
    assertThat(added.json().at("/hosts/xn--bcher-kva.example").textValue()).isEqualTo("ADDED");
    assertThat(ann.post(hosts, hosts("PRODUCTION", "third.example")).is(409).code())
        .isEqualTo("HOSTNAME_LIMIT_REACHED");
    assertThat(ann.post(hosts, hosts("TEST", "*.test.example")).is(403).code())
        .isEqualTo("WILDCARD_NOT_ALLOWED");

    Reply issued = ann.post(sold.path("/runtime-keys"), production).is(201);

    VerifiedRuntimeKey key =
        ((Accepted<VerifiedRuntimeKey>) town.verifier().verifyRuntimeKey(issued.text("runtimeKey")))
            .value();
    assertThat(key.onHost("SHOP.example.com.", town.now()).permitted()).isTrue();
    assertThat(key.onHost("other.example", town.now()).permitted()).isFalse();
    assertThat(issued.text("validUntil"))
        .isEqualTo(town.now().plus(Duration.ofDays(365)).toString());
    Reply removed = ann.post(hosts + "/remove", hosts("PRODUCTION", "shop.example.com")).is(200);
    assertThat(removed.text("keysUntil")).isEqualTo(issued.text("validUntil"));
    assertThat(
            ann.post(
                    sold.path("/runtime-keys"),
                    new OrderRequests.IssueRuntimeKey("TEST", "com.example.shop"))
                .is(403)
                .code())
        .isEqualTo("APPLICATION_NOT_ALLOWED");
  }

  @Test
  void hostsAreNamedByManagersAndByNothingButNames() {
    Sold sold = town.sold(1, "ann", PER_DEVELOPER);
    dan.post("/v1/activations", Town.activation(sold.serial(), "laptop")).is(201);
    OrderRequests.Hostnames one = hosts("TEST", "a.example");
    for (String path : List.of("/hostnames", "/hostnames/remove")) {
      assertThat(dan.post(sold.path(path), one).is(403).code()).isEqualTo("NOT_MANAGER");
      assertThat(eve.post(sold.path(path), one).is(404).code()).isEqualTo("ORDER_NOT_RECOGNISED");
      for (OrderRequests.Hostnames wrong :
          List.of(hosts("TEST"), hosts("TEST", "secret name!"), hosts("STAGING", "a.example"))) {
        assertThat(ann.post(sold.path(path), wrong).is(400).text("detail"))
            .contains("host")
            .doesNotContain("secret");
      }
    }
    assertThat(
            dan.post(sold.path("/runtime-keys"), new OrderRequests.IssueRuntimeKey("TEST", null))
                .is(403)
                .code())
        .isEqualTo("NOT_MANAGER");
  }

  @Test
  @Tag("rule-2.9")
  void theVendorAddsSerialsAndChangesTerms() {
    Sold sold = town.sold(1, "ann", PER_DEVELOPER);
    for (String machine : List.of("one", "two")) {
      ann.post("/v1/activations", Town.activation(sold.serial(), machine)).is(201);
    }

    Reply more =
        town.vendor().post(sold.vendors("/serials"), new VendorRequests.AddSerials(2)).is(201);
    assertThat(more.json().get("serials")).hasSize(2);
    VendorRequests.ChangeTerms narrower =
        new VendorRequests.ChangeTerms(Town.edited(Map.of("/seats/machineLimit", 1)));
    town.vendor().post(sold.vendors("/terms"), narrower).is(200);

    assertThat(ann.post("/v1/activations", Town.activation(sold.serial(), "three")).is(409).code())
        .isEqualTo("MACHINE_LIMIT_REACHED");
    ann.post("/v1/activations", Town.activation(sold.serial(), "two")).is(200);
    String nowhere = "/v1/vendor/orders/" + UUID.randomUUID();
    assertThat(town.vendor().post(nowhere + "/terms", narrower).is(404).code())
        .isEqualTo("ORDER_NOT_RECOGNISED");
    town.vendor().post(nowhere + "/serials", new VendorRequests.AddSerials(1)).is(404);
    town.vendor().post(sold.vendors("/serials"), new VendorRequests.AddSerials(0)).is(400);
    ann.post(sold.vendors("/serials"), new VendorRequests.AddSerials(1)).is(403);
    ann.post(sold.vendors("/terms"), narrower).is(403);
  }

  private static Terms terms(JsonNode body) {
    return TermsFields.terms(Town.JSON.convertValue(body, Requests.TermsBody.class));
  }

  private static OrderRequests.Hostnames hosts(String hostClass, String... hosts) {
    return new OrderRequests.Hostnames(hostClass, List.of(hosts));
  }
}
