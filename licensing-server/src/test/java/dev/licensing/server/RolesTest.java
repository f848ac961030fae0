package dev.licensing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.server.Town.Caller;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may call what: every line of the table, by every kind of caller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

  private static final Set<Route.Who> PEOPLE =
      EnumSet.of(Route.Who.PERSON, Route.Who.PERSON_OR_INSTALLATION, Route.Who.PERSON_OR_VENDOR);

  private Town town;
  private Caller person;
  private Caller installation;

  @BeforeAll
  void town() throws Exception {
    town = new Town(RolesTest::withAKeyForEachScope);
    person = town.person("ann");
    String serial = town.order(1, 1, "ONE", "ANYONE_WITH_SERIAL").get(0);
    installation =
        town.installation(
            person
                .post("/v1/activations", Town.activation(serial, "laptop"))
                .is(201)
                .text("license"));
  }

  /** Whatever else is wrong with a request, who must not ask learns nothing of it. */
  @Test
  void nobodyGetsFurtherThanTheTableLetsThem() {
    for (Route route : town.endpoint.routes().all()) {
      Route.Who who = route.who();
      if (who != Route.Who.ANYBODY) {
        assertThat(code(route, town.visitor())).isEqualTo("NOT_SIGNED_IN");
        assertThat(code(route, person).equals("NOT_ALLOWED"))
            .as("a person: " + route)
            .isEqualTo(!PEOPLE.contains(who));
        assertThat(code(route, town.vendor()).equals("NOT_ALLOWED"))
            .as("the vendor: " + route)
            .isEqualTo(who != Route.Who.VENDOR && who != Route.Who.PERSON_OR_VENDOR);
        assertThat(code(route, installation))
            .as("an installation, of another activation: " + route)
            .isEqualTo("NOT_ALLOWED");
        person = town.signedIn("ann");
      }
    }
  }

  private static EndpointSettings withAKeyForEachScope(EndpointSettings settings) {
    EndpointSettings more = settings;
    for (VendorScope scope : VendorScope.values()) {
      more = more.withVendorKey("of " + scope, VendorKey.of("key of " + scope, Set.of(scope)));
    }
    return more;
  }

  @Test
  void aKeyOfTheVendorOpensWhatItsScopesSay() {
    for (VendorScope scope : VendorScope.values()) {
      Caller holder = town.visitor().with("Authorization", "Bearer key of " + scope);
      for (Route route : town.endpoint.routes().all()) {
        if (route.who() != Route.Who.ANYBODY) {
          assertThat(code(route, holder).equals("NOT_ALLOWED"))
              .as(scope + ": " + route)
              .isNotEqualTo(route.form().scope().equals(Optional.of(scope)));
        }
      }
    }
    assertThatThrownBy(() -> VendorKey.of("a key for nothing", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoLacksAScopeIsToldWhich() {
    Caller seller = town.visitor().with("Authorization", "Bearer key of SELL");
    Town.Reply refused = seller.send("POST", "/v1/vendor/lapses", "");

    assertThat(refused.is(403).text("detail")).isEqualTo("the key needs the scope OPERATE");
  }

  /** Without a body, so that nothing happens that has one. */
  private static String code(Route route, Caller caller) {
    String path = route.pattern().replace("{id}", UUID.randomUUID().toString());
    Town.Reply reply = caller.send(route.method(), path, "");
    return reply.response().status() < 400 ? "" : reply.code();
  }
}
