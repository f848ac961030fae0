package dev.licensing.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.wire.Requests;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Terms of an order, as they are sent; each change makes others. */
record OrderTerms(ObjectNode json) {

  /** So many machines, any number of users, for whoever presents the serial. */
  static OrderTerms open(int machines) {
    return new OrderTerms(Bodies.tree(body(machines)));
  }

  /** So many machines, for the owner and assigned users. */
  static OrderTerms owned(int machines) {
    return open(machines).with("access", "OWNER_AND_ASSIGNED");
  }

  private static Requests.TermsBody body(int machines) {
    return new Requests.TermsBody(
        new Requests.SeatsBody(machines, "ANY", null, Collections.emptyMap()),
        "ANYONE_WITH_SERIAL",
        true,
        "P7D",
        0,
        new Requests.ValidityBody(null, null),
        new Requests.OfflineBody("P1D", "P30D", "P7D"),
        new Requests.HostTermsBody(0, 0, false, false, "P365D"),
        "ON_APPROVAL",
        "DEVELOPERS",
        null,
        Collections.emptyMap());
  }

  OrderTerms with(String member, @Nullable Object value) {
    ObjectNode changed = json.deepCopy();
    changed.set(member, Bodies.tree(Collections.singletonMap("v", value)).get("v"));
    return new OrderTerms(changed);
  }

  OrderTerms seats(String member, @Nullable Object value) {
    return inside("seats", member, value);
  }

  OrderTerms validity(String member, @Nullable Object value) {
    return inside("validity", member, value);
  }

  OrderTerms hosts(String member, @Nullable Object value) {
    return inside("hosts", member, value);
  }

  private OrderTerms inside(String group, String member, @Nullable Object value) {
    ObjectNode part = json.get(group).deepCopy();
    part.set(member, Bodies.tree(Collections.singletonMap("v", value)).get("v"));
    return with(group, part);
  }
}
