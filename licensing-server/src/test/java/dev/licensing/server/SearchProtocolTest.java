package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.wire.VendorRequests;
import dev.licensing.server.Town.Caller;
import dev.licensing.server.Town.Sold;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the vendor looks for: orders and people. */
class SearchProtocolTest {

  private static final String ORDERS = "/v1/vendor/orders/view";
  private static final String ACCOUNTS = "/v1/vendor/accounts/view";

  private Town town;
  private Caller ann;
  private Sold anns;
  private Sold waiting;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
    ann = town.person("ann");
    anns = town.sold(2, "ann", Map.of("/access", "ANYONE_WITH_SERIAL"));
    waiting = town.sold(1, "new", Map.of());
  }

  private JsonNode found(VendorRequests.FindOrders what) {
    return town.vendor().post(ORDERS, what).is(200).json();
  }

  @Test
  void theVendorFindsOrdersByEMailOrLooksThroughAll() {
    JsonNode all = found(new VendorRequests.FindOrders(null, null));
    assertThat(all.get("orders").findValuesAsText("order"))
        .containsExactlyInAnyOrder(anns.order(), waiting.order())
        .isSorted();
    assertThat(all.get("next").isNull()).isTrue();

    JsonNode one = found(new VendorRequests.FindOrders("Ann@town.example", null));
    assertThat(one.get("orders")).hasSize(1);
    assertThat(one.at("/orders/0/order").textValue()).isEqualTo(anns.order());
    assertThat(one.at("/orders/0/serialCount").intValue()).isEqualTo(2);
    assertThat(one.at("/orders/0/standing").textValue()).isEqualTo("GOOD");
    assertThat(one.at("/orders/0/customer").textValue()).isEqualTo("ann@town.example");
    assertThat(found(new VendorRequests.FindOrders("new@town.example", null)).at("/orders/0/order"))
        .isEqualTo(
            found(new VendorRequests.FindOrders(null, null))
                .get("orders")
                .get(anns.order().compareTo(waiting.order()) < 0 ? 1 : 0)
                .get("order"));

    String last = all.at("/orders/1/order").textValue();
    assertThat(found(new VendorRequests.FindOrders(null, last)).get("orders")).isEmpty();
    String first = all.at("/orders/0/order").textValue();
    assertThat(
            found(new VendorRequests.FindOrders(null, first))
                .get("orders")
                .findValuesAsText("order"))
        .containsExactly(last);
    assertThat(
            town.vendor()
                .post(ORDERS, new VendorRequests.FindOrders(null, "ann"))
                .is(400)
                .text("detail"))
        .startsWith("after");
    ann.post(ORDERS, new VendorRequests.FindOrders(null, null)).is(403);
  }

  @Test
  @Tag("rule-5.5")
  void theVendorSeesOfAnAccountWhatItSeesItself() {
    ann.post("/v1/activations", Town.activation(anns.serial(), "laptop")).is(201);

    JsonNode found =
        town.vendor()
            .post(ACCOUNTS, new VendorRequests.FindAccount("ANN@town.example"))
            .is(200)
            .json();

    assertThat(found.get("account")).isEqualTo(ann.get("/v1/account").is(200).json());
    assertThat(found.get("serials"))
        .isEqualTo(ann.get("/v1/serials").is(200).json().get("serials"));
    assertThat(found.get("orders")).isEqualTo(ann.get("/v1/orders").is(200).json().get("orders"));
    assertThat(
            town.vendor()
                .post(ACCOUNTS, new VendorRequests.FindAccount(UUID.randomUUID() + "@town.example"))
                .is(404)
                .code())
        .isEqualTo("USER_NOT_RECOGNISED");
    ann.post(ACCOUNTS, new VendorRequests.FindAccount("ann@town.example")).is(403);
  }
}
