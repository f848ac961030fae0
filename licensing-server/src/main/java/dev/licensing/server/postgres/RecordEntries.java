package dev.licensing.server.postgres;

import dev.licensing.core.command.Command;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The record (rule 14.4): written with each decision. */
final class RecordEntries {

  private RecordEntries() {}

  /** An entry, and the key of its row. */
  record Kept(UUID key, RecordEntry entry) {}

  static void add(RoundTrip trip, RecordEntry entry) {
    UUID row = UUID.randomUUID();
    trip.changeEach(
        """
        with written as (
          insert into record_entry (entry, command_id, at, actor, author, on_behalf_of, what,
              command, refusals, serials, activations, orders)
            select ?, ?, ?, ?, ?::uuid, ?::uuid, ?, ?::jsonb, ?, ?, ?, ? from $rows
            returning entry, at, written, what, refusals, serials)
        insert into record_of_serial (serial, at, written, entry)
          select unnest(serials), at, written, entry from written
            where what <> 'Refresh' or refusals <> '{}'
        """,
        row,
        entry.id().value(),
        entry.at(),
        entry.actor(),
        entry.author().map(AccountId::value).orElse(null),
        entry.onBehalfOf().map(AccountId::value).orElse(null),
        entry.what(),
        json(entry.command()),
        new Texts(entry.refusals().stream().map(RefusalCode::name).toList()),
        new Texts(entry.serials().stream().map(SerialNumber::value).toList()),
        new Ids(entry.activations().stream().map(ActivationId::value).toList()),
        new Ids(entry.orders().stream().map(OrderId::value).toList()));
    List<String> emails = entry.command().emails().stream().map(Email::value).toList();
    if (!emails.isEmpty()) {
      trip.changeEach(
          "insert into record_of_email (email, entry) select unnest(?::text[]), ? from $rows",
          new Texts(emails),
          row);
    }
  }

  static String json(Command command) {
    return Json.written(command, Command.class);
  }

  /** Reads a whole row. */
  static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("entry", UUID.class),
        new RecordEntry(
            Json.read(Json.parse(row.getString("command")), Command.class),
            values(row.getArray("refusals"), (String name) -> RefusalCode.valueOf(name)),
            Optional.ofNullable(row.getObject("on_behalf_of", UUID.class)).map(AccountId::new),
            new TreeSet<>(values(row.getArray("serials"), (String text) -> new SerialNumber(text))),
            new TreeSet<>(values(row.getArray("activations"), (UUID id) -> new ActivationId(id))),
            new TreeSet<>(values(row.getArray("orders"), (UUID id) -> new OrderId(id)))));
  }

  @SuppressWarnings("unchecked") // the columns are of the type that is asked for
  private static <F, T> List<T> values(Array array, Function<F, T> reading) throws SQLException {
    return Arrays.stream((F[]) array.getArray()).map(reading).collect(Collectors.toList());
  }
}
