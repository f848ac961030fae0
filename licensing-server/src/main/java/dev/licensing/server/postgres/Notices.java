package dev.licensing.server.postgres;

import dev.licensing.core.decision.Notice;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Outbox.Pending;
import dev.licensing.server.postgres.RoundTrip.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notices as rows, written with their change (rule 10.3); for what becomes of them see {@link
 * Deliveries}.
 */
final class Notices {

  private Notices() {}

  /**
   * Adds a notice.
   *
   * @param about the accounts whose data it may mention; whom it is for is added
   */
  static void add(RoundTrip trip, Notice notice, Instant since, Ids about) {
    @Nullable UUID account = null;
    @Nullable String email = null;
    if (notice.to() instanceof Notice.ToAccount to) {
      account = to.account().value();
    } else if (notice.to() instanceof Notice.ToEmail to) {
      email = to.email().value();
    }
    trip.changeEach(
        """
        insert into notice (since, due, subject, kind, to_account, to_email, facts, about)
          select ?, ?, ?, ?, ?::uuid, ?::text, ?::jsonb, ? from $rows
        """,
        since,
        since,
        notice.subject(),
        notice.kind().name(),
        account,
        email,
        Json.object(notice.facts()),
        new Ids(concerned(notice, about.values())));
  }

  /** The accounts whose data it may mention, and whom it is for. */
  static Set<UUID> concerned(Notice notice, Collection<UUID> about) {
    Set<UUID> concerned = new LinkedHashSet<>(about);
    if (notice.to() instanceof Notice.ToAccount to) {
      concerned.add(to.account().value());
    }
    return concerned;
  }

  /** Asks for the oldest. */
  static List<Pending> pending(RoundTrip trip, int most) {
    List<Pending> pending = new ArrayList<>();
    trip.queryAll(
        """
        select id, since, kind, to_account, to_email, facts from notice
          where dead is null order by written, id limit ?
        """,
        pending,
        Notices::read,
        most);
    return pending;
  }

  static Pending read(ResultSet row) throws SQLException {
    @Nullable String email = row.getString("to_email");
    Notice.Recipient to =
        email == null
            ? new Notice.ToAccount(new AccountId(row.getObject("to_account", UUID.class)))
            : new Notice.ToEmail(new Email(email));
    return new Pending(
        row.getObject("id", UUID.class),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        new Notice(
            NoticeKind.valueOf(row.getString("kind")),
            to,
            Json.texts(Json.parse(row.getString("facts")))));
  }
}
