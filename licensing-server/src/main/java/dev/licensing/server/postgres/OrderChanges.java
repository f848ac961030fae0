package dev.licensing.server.postgres;

import dev.licensing.core.model.Order;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.PendingRole;
import dev.licensing.core.model.Serial;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.util.Collection;

/** What becomes of orders, of their serials as such, and of roles that wait. */
final class OrderChanges {

  private final RoundTrip trip;

  OrderChanges(RoundTrip trip) {
    this.trip = trip;
  }

  void issued(Order order) {
    Sql insert =
        new Sql()
            .add("insert into license_order (" + OrderRows.COLUMNS + ", id, revision) values (")
            .add(OrderRows.values(order))
            .add(", ?, ?)", order.id().value(), order.revision());
    trip.change(insert.text(), insert.values());
  }

  void serialsAdded(OrderId order, Collection<SerialNumber> serials) {
    trip.change(
        """
        insert into serial (number, order_id, standing, revision)
          select unnest(?::text[]), ?, ?, 0
        """,
        new Texts(serials.stream().map(SerialNumber::value).toList()),
        order.value(),
        Standing.GOOD.name());
  }

  void changed(Order order) {
    Sql update =
        new Sql()
            .add("update license_order set (" + OrderRows.COLUMNS + ") = (")
            .add(OrderRows.values(order))
            .add("), revision = revision + 1 where id = ?", order.id().value());
    trip.changeOne(update.text(), update.values());
  }

  void serialChanged(Serial serial) {
    trip.changeOne(
        """
        update serial set standing = ?, cool_down_until = ?, revision = revision + 1
          where number = ?
        """,
        serial.standing().name(),
        serial.coolDownUntil().orElse(null),
        serial.number().value());
  }

  void roleAwaited(PendingRole role) {
    trip.change(
        "insert into pending_role (order_id, role, email, since) values (?, ?, ?, ?)",
        role.order().value(),
        role.role().name(),
        role.email().value(),
        role.since());
    revised(role.order());
  }

  void roleNotAwaited(PendingRole role) {
    trip.changeOne(
        "delete from pending_role where order_id = ? and role = ? and email = ?",
        role.order().value(),
        role.role().name(),
        role.email().value());
    revised(role.order());
  }

  private void revised(OrderId order) {
    trip.changeOne("update license_order set revision = revision + 1 where id = ?", order.value());
  }
}
