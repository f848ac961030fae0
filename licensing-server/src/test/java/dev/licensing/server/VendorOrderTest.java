package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import dev.licensing.core.wire.Requests;
import dev.licensing.server.Town.Reply;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders as the vendor issues them: all terms, and who shall manage them. */
class VendorOrderTest {

  private static final Requests.TermsBody EVERYTHING =
      new Requests.TermsBody(
          new Requests.SeatsBody(7, "ANY", "PT5M", Map.of("CONTAINER", "FLOATING_ONLY")),
          "ANYONE_WITH_SERIAL",
          false,
          "P3D",
          4,
          new Requests.ValidityBody("2027-01-01T00:00:00Z", "2026-12-01T00:00:00.000000001Z"),
          new Requests.OfflineBody("PT1H", "P2D", "PT0S"),
          new Requests.HostTermsBody(5, 6, true, true, "P90D"),
          "SELF_SERVICE",
          "DEVELOPERS_AND_MANAGERS",
          "P14D",
          Map.of("edition", "pro"));

  private Town town;

  @BeforeEach
  void town() throws Exception {
    town = new Town();
  }

  @Test
  void everyTermArrivesAsItWasWritten() {
    Reply reply = town.vendor().post("/v1/vendor/orders", Town.unowned(1, EVERYTHING)).is(201);

    assertThat(order(reply).terms())
        .isEqualTo(
            new Terms(
                new SeatTerms(
                    7,
                    UsersAtOnce.ANY,
                    Optional.of(Duration.ofMinutes(5)),
                    new TreeMap<>(Map.of(Environment.CONTAINER, Allowance.FLOATING_ONLY))),
                Access.ANYONE_WITH_SERIAL,
                false,
                Duration.ofDays(3),
                4,
                new Validity(
                    Optional.of(Instant.parse("2027-01-01T00:00:00Z")),
                    Optional.of(Instant.parse("2026-12-01T00:00:00.000000001Z"))),
                new OfflineTerms(Duration.ofHours(1), Duration.ofDays(2), Duration.ZERO),
                new HostTerms(5, 6, true, true, Duration.ofDays(90)),
                Admission.SELF_SERVICE,
                Support.DEVELOPERS_AND_MANAGERS,
                Optional.of(Duration.ofDays(14)),
                new TreeMap<>(Map.of("edition", "pro"))));
  }

  @Test
  @Tag("rule-5.1")
  @Tag("rule-5.9")
  void buyersGetTheirRolesNowOrWhenTheyRegister() {
    town.person("customer");
    town.person("manager");

    Reply reply =
        town.vendor()
            .post(
                "/v1/vendor/orders",
                new Requests.IssueOrder(
                    Town.PRODUCT,
                    2,
                    EVERYTHING,
                    "CUSTOMER@town.example",
                    "buyer@town.example",
                    List.of("manager@town.example", "late@town.example")))
            .is(201);

    Order order = order(reply);
    assertThat(order.customer()).isPresent();
    assertThat(order.roles().licenseManagers()).hasSize(1);
    assertThat(order.roles().purchaser()).isEmpty();
    town.person("buyer");
    assertThat(order(reply).roles().purchaser()).isPresent();
    town.person("late");
    assertThat(order(reply).roles().licenseManagers()).hasSize(2);
    assertThat(town.signedIn("customer").get("/v1/serials").is(200).json().at("/serials/0/order"))
        .isEqualTo(reply.json().get("order"));
  }

  @Test
  void whatIsNoOrderIsNamed() {
    Map<String, Object> wrong = new TreeMap<>();
    wrong.put("/terms/seats/machineLimit", 0);
    wrong.put("/terms/seats/usersAtOnce", "TWO");
    wrong.put("/terms/seats/lease", "PT1S");
    wrong.put("/terms/seats/environments", Map.of("CLOUD", "ANY_SEAT"));
    wrong.put("/terms/access", "one");
    wrong.put("/terms/coolDown", "-P1D");
    wrong.put("/terms/remoteDeactivationsPerYear", 101);
    wrong.put("/terms/validity/validUntil", "2027-01-01");
    wrong.put("/terms/offline/grace", "P1Y");
    wrong.put("/terms/offline/validFor", "PT1S");
    wrong.put("/terms/offline/refreshAfter", "PT9000000000000H");
    wrong.put("/terms/hosts/production", -1);
    wrong.put("/terms/hosts/keyValidFor", "PT0S");
    wrong.put("/terms/admission", "");
    wrong.put("/terms/support", "MAYBE");
    wrong.put("/terms/trialLength", "PT0S");
    wrong.put("/terms/features", Map.of("", "x"));
    wrong.put("/terms/seats", null);
    wrong.put("/serials", 1001);
    wrong.put("/customer", "no address");
    wrong.put("/licenseManagers", List.of("no address"));
    wrong.forEach(
        (place, value) -> {
          ObjectNode order = Town.JSON.valueToTree(Town.unowned(1, EVERYTHING));
          int slash = place.lastIndexOf('/');
          ObjectNode parent = (ObjectNode) order.at(place.substring(0, slash));
          parent.set(place.substring(slash + 1), Town.JSON.valueToTree(value));
          Reply reply = town.vendor().post("/v1/vendor/orders", order).is(400);
          assertThat(reply.text("detail")).as(place).containsAnyOf("terms", "serials", "email");
        });
    ObjectNode half = Town.JSON.valueToTree(Town.unowned(1, EVERYTHING));
    town.vendor().post("/v1/vendor/orders", half.put("serials", 1.5)).is(400);
  }

  private Order order(Reply issued) {
    OrderId id = OrderId.of(issued.text("order"));
    return new PostgresLicenseStore(town.database.source())
        .read(FactsNeeded.by(town.now(), Optional.empty()).andOrder(id))
        .order(id)
        .orElseThrow();
  }
}
