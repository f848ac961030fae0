package dev.licensing.server.postgres;

import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.CommandId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.server.postgres.RoundTrip.Ids;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record (rule 14.4): written with each decision, read by serial. */
final class RecordEntries {

  private RecordEntries() {}

  static void add(RoundTrip trip, RecordEntry entry) {
    Texts serials = new Texts(entry.serials().stream().map(SerialNumber::value).toList());
    trip.change(
        """
        with written as (
          insert into record_entry (command_id, at, actor, on_behalf_of, command, refusals, serials,
              activations, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning entry, at, written)
        insert into record_of_serial (serial, at, written, entry)
          select unnest(?::text[]), at, written, entry from written
        """,
        entry.id().value(),
        entry.at(),
        entry.actor(),
        entry.onBehalfOf().map(AccountId::value).orElse(null),
        entry.command(),
        new Texts(entry.refusals().stream().map(RefusalCode::name).toList()),
        serials,
        new Ids(entry.activations().stream().map(ActivationId::value).toList()),
        entry.reason(),
        serials);
  }

  /** Asks for the newest entries of a serial. */
  static List<RecordEntry> of(RoundTrip trip, SerialNumber serial, int most) {
    List<RecordEntry> entries = new ArrayList<>();
    trip.queryAll(
        """
        select e.* from record_of_serial s join record_entry e on e.entry = s.entry
          where s.serial = ? order by s.at desc, s.written desc, s.entry desc limit ?
        """,
        entries,
        RecordEntries::read,
        serial.value(),
        most);
    return entries;
  }

  private static RecordEntry read(ResultSet row) throws SQLException {
    return new RecordEntry(
        new CommandId(row.getObject("command_id", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        Optional.ofNullable(row.getObject("on_behalf_of", UUID.class)).map(AccountId::new),
        row.getString("command"),
        texts(row.getArray("refusals")).map(RefusalCode::valueOf).toList(),
        texts(row.getArray("serials"))
            .map(SerialNumber::new)
            .collect(Collectors.toCollection(TreeSet::new)),
        ids(row.getArray("activations"))
            .map(ActivationId::new)
            .collect(Collectors.toCollection(TreeSet::new)),
        row.getString("reason"));
  }

  private static Stream<String> texts(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray());
  }

  private static Stream<UUID> ids(Array array) throws SQLException {
    return Arrays.stream((UUID[]) array.getArray());
  }
}
