package dev.licensing.server.postgres;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Hosts;
import dev.licensing.core.model.Order;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Reservation;
import dev.licensing.core.model.Roles;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Instants;

/** Orders and serials as rows. */
final class OrderRows {

  /** What changes in an order, in the order of {@link #values}. */
  static final String COLUMNS =
      """
      product, customer, purchaser, managers, standing, terms, serial_count, hosts, reserved_for,
          reserved_until, remote_deactivations""";

  /** A place for each of them. */
  static final String PLACES = "?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?::timestamptz, ?";

  private OrderRows() {}

  static Sql values(Order order) {
    Roles roles = order.roles();
    return new Sql()
        .add(
            PLACES,
            order.product().value(),
            roles.customer().map(AccountId::value).orElse(null),
            roles.purchaser().map(AccountId::value).orElse(null),
            new Ids(roles.licenseManagers().stream().map(AccountId::value).toList()),
            order.standing().name(),
            Json.written(order.terms(), Terms.class),
            order.serialCount(),
            Json.written(order.hosts(), Hosts.class),
            order.reservation().map(Reservation::email).map(Email::value).orElse(null),
            order.reservation().flatMap(Reservation::until).orElse(null),
            new Instants(order.remoteDeactivations()));
  }

  static Order order(Columns row) {
    return new Order(
        row.order("id"),
        new ProductId(row.text("product")),
        Roles.of(
            row.optionalAccount("customer"),
            row.optionalAccount("purchaser"),
            row.texts("managers").stream().map(AccountId::of).toList()),
        row.oneOf(Standing.class, "standing"),
        row.json(Terms.class, "terms"),
        (int) row.number("serial_count"),
        row.json(Hosts.class, "hosts"),
        row.optional("reserved_for")
            .map(email -> new Reservation(new Email(email), row.optionalInstant("reserved_until"))),
        row.instants("remote_deactivations"),
        row.number("revision"));
  }

  static Serial serial(Columns row) {
    return new Serial(
        row.serial("number"),
        row.order("order_id"),
        row.oneOf(Standing.class, "standing"),
        (int) row.number("live_seats"),
        row.optionalAccount("sole_user"),
        row.optionalInstant("cool_down_until"),
        row.number("revision"));
  }
}
