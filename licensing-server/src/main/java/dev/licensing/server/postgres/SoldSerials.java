package dev.licensing.server.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.licensing.core.command.Buyers;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** All serials, page by page, in the order of their orders' ids and then of their numbers. */
final class SoldSerials {

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<AccountId, Email> accounts = new HashMap<>();
  private final Map<OrderId, List<Columns>> waiting = new HashMap<>();
  private final Map<OrderId, Buyers> buyers = new HashMap<>();

  private SoldSerials() {}

  /** Behind which serial a page begins. */
  record Place(UUID order, String number) {

    static final Place FIRST = new Place(new UUID(0, 0), "");

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    static Place of(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("no page of serials said so");
      }
      return new Place(UUID.fromString(parts[0]), parts[1]);
    }

    String text() {
      return order + "/" + number;
    }
  }

  /** Asks for a page; one statement, so that it is of one moment. */
  static List<SoldSerial.Page> behind(RoundTrip trip, Place place, int most) {
    List<SoldSerial.Page> page = new ArrayList<>();
    trip.queryAll(
        """
        with page as (
          select * from serial where (order_id, number) > (?, ?) order by order_id, number limit ?
        ), its_order as (
          select * from license_order where id in (select order_id from page)
        ), its_role as (
          select * from pending_role where order_id in (select id from its_order)
        ), its_account as (
          select id, email from account where not erased
            and id in (select unnest(managers || customer || purchaser) from its_order))
        select json_build_object(
          'serials', (select json_agg(p order by order_id, number) from page p),
          'orders', (select json_agg(o) from its_order o),
          'roles', (select json_agg(r) from its_role r),
          'accounts', (select json_agg(a) from its_account a))
        """,
        page,
        row -> new SoldSerials().read(Json.parse(row.getString(1)), most),
        place.order(),
        place.number(),
        (long) most + 1);
    return page;
  }

  private SoldSerial.Page read(JsonNode found, int most) {
    Columns.rows(found, "orders").stream()
        .map(OrderRows::order)
        .forEach(order -> orders.put(order.id(), order));
    Columns.rows(found, "accounts")
        .forEach(row -> accounts.put(row.account("id"), row.email("email")));
    Columns.rows(found, "roles")
        .forEach(
            row ->
                waiting.computeIfAbsent(row.order("order_id"), id -> new ArrayList<>()).add(row));
    List<Serial> serials = Columns.rows(found, "serials").stream().map(OrderRows::serial).toList();
    List<SoldSerial> shown = serials.stream().limit(most).map(this::sold).toList();
    return new SoldSerial.Page(
        shown,
        serials.size() > most
            ? Optional.of(shown.get(most - 1).serial()).map(SoldSerials::place)
            : Optional.empty());
  }

  private static String place(Serial last) {
    return new Place(last.order().value(), last.number().value()).text();
  }

  private SoldSerial sold(Serial serial) {
    Order order = Objects.requireNonNull(orders.get(serial.order()));
    return new SoldSerial(order, buyers.computeIfAbsent(order.id(), id -> buyers(order)), serial);
  }

  private Buyers buyers(Order order) {
    TreeSet<Email> managers = new TreeSet<>(waiting(order, Role.LICENSE_MANAGER));
    order.roles().licenseManagers().stream()
        .map(this::email)
        .forEach(email -> email.ifPresent(managers::add));
    return new Buyers(
        order.customer().flatMap(this::email).or(() -> one(order, Role.CUSTOMER)),
        order.roles().purchaser().flatMap(this::email).or(() -> one(order, Role.PURCHASER)),
        managers);
  }

  private Optional<Email> email(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  private Optional<Email> one(Order order, Role role) {
    return waiting(order, role).stream().findFirst();
  }

  private List<Email> waiting(Order order, Role role) {
    return waiting.getOrDefault(order.id(), List.of()).stream()
        .filter(row -> row.oneOf(Role.class, "role") == role)
        .map(row -> row.email("email"))
        .toList();
  }
}
