package dev.licensing.examples.server.browser;

import dev.licensing.core.wire.Replies;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Seal;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One order in which everybody has a part: its customer, another manager, somebody it is shared
 * with, somebody who was removed, and a stranger; beside them the vendor's people.
 */
final class Roles {

  private final Shop shop;
  private final Map<String, Customer> people = new LinkedHashMap<>();
  private final Map<String, String> names = new TreeMap<>();

  private Roles(Shop shop) {
    this.shop = shop;
  }

  static Roles in(Shop shop) throws Exception {
    Roles roles = new Roles(shop);
    for (String role : List.of("stranger", "customer", "manager", "assigned", "removed")) {
      roles.people.put(role, shop.customer(role));
    }
    roles.fill();
    return roles;
  }

  private void fill() throws Exception {
    Customer customer = people.get("customer");
    Replies.Issued issued = shop.order(1, customer.email(), selfService());
    String serial = issued.serials().get(0);
    customer.does(
        "/v1/orders/" + issued.order() + "/license-managers",
        Map.of("email", people.get("manager").email()));
    customer.shares(serial, people.get("assigned").email());
    customer.shares(serial, people.get("removed").email());
    people.get("removed").activates(serial, "old laptop");
    customer.does(
        "/v1/orders/" + issued.order() + "/removals",
        Map.of("user", people.get("removed").account(), "email", people.get("removed").email()));
    Replies.Activated activated = people.get("assigned").activates(serial, "laptop");
    String request =
        shop.post(
                people.get("assigned").token(),
                "/v1/activations/" + activated.activation() + "/remote-deactivation-request",
                Map.of("reason", "lost"),
                Replies.RemoteDeactivationRequested.class)
            .request();
    Seal seal =
        new Seal(
            Base64.getDecoder()
                .decode(Files.readString(shop.folder().resolve("keys/pages.secret")).strip()));
    names.put("serial", seal.close("serial", serial));
    names.put("order", issued.order());
    names.put("activation", activated.activation());
    names.put("request", request);
    names.put("user", people.get("assigned").account());
  }

  private static UnaryOperator<Map<String, Object>> selfService() {
    return terms -> {
      terms.put("admission", "SELF_SERVICE");
      return terms;
    };
  }

  /** Everybody, by role, each with a browser of their own. */
  Map<String, Wire> everybody() throws Exception {
    Map<String, Wire> all = new LinkedHashMap<>();
    all.put("visitor", new Wire(shop));
    for (Map.Entry<String, Customer> one : people.entrySet()) {
      all.put(one.getKey(), new Wire(shop).signIn(one.getValue()));
    }
    all.put("staff who look", new Wire(shop).staff(Shop.VIEWER));
    all.put("staff", new Wire(shop).staff(Shop.VENDOR));
    return all;
  }

  /** The page with the names of this order in its path. */
  String at(Page page) {
    String path = page.path();
    for (Map.Entry<String, String> name : names.entrySet()) {
      path = path.replace("{" + name.getKey() + "}", name.getValue());
    }
    return path.replaceAll("\\{[a-z]+}", "00000000-0000-4000-8000-000000000000");
  }
}
