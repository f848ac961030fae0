package dev.licensing.examples.server.web;

import dev.licensing.server.access.Secrets;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Who has signed in to the vendor's console. A cookie holds the API key, sealed, so that a stolen
 * database holds none; the database holds which cookies still count, so that signing out is the
 * end. A key that was taken out of the settings opens nothing, whatever the cookie.
 */
public final class StaffSessions {

  private static final String LABEL = "staff";

  /** However busy. */
  private static final Duration LENGTH = Duration.ofHours(8);

  /** Without a page being opened: who has left the desk has signed out. */
  private static final Duration IDLE = Duration.ofMinutes(30);

  private static final String TABLE =
      "create table if not exists console_session"
          + " (cookie_hash text primary key, expires_at timestamptz not null,"
          + " seen_at timestamptz not null)";

  private final DataSource database;
  private final Seal seal;
  private final Map<String, VendorKey> keys;
  private final InstantSource clock;

  /** Sessions of the holders of these keys. */
  public StaffSessions(
      DataSource database, Seal seal, Map<String, VendorKey> keys, InstantSource clock) {
    this.database = database;
    this.seal = seal;
    this.keys = Map.copyOf(keys);
    this.clock = clock;
  }

  /**
   * Somebody who has signed in.
   *
   * @param name of the key, which goes into the record
   * @param key which opens the protocol
   */
  public record Staff(String name, String key, Set<VendorScope> scopes) {

    /** Whether the key is good for this. */
    public boolean may(VendorScope scope) {
      return scopes.contains(scope);
    }

    @Override
    public String toString() {
      return "Staff[" + name + "]";
    }
  }

  /** Makes the table, once; before anybody signs in. */
  public StaffSessions prepared() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return this;
  }

  /** A new session: the cookie for it. */
  String begin(Staff holder) {
    String cookie = seal.close(LABEL, Visit.random() + " " + holder.key());
    Instant now = clock.instant();
    change(
        "delete from console_session where expires_at <= ? or seen_at <= ?",
        time(now),
        time(now.minus(IDLE)));
    change(
        "insert into console_session (cookie_hash, expires_at, seen_at) values (?, ?, ?)",
        Secrets.sha256(cookie),
        time(now.plus(LENGTH)),
        time(now));
    return cookie;
  }

  /** Whose cookie this is, while it counts; and from now on it counts on. */
  Optional<Staff> find(String cookie) {
    return seal.open(LABEL, cookie)
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .flatMap(this::holder)
        .filter(staff -> seen(cookie));
  }

  /** The cookie counts no more. */
  void end(String cookie) {
    change("delete from console_session where cookie_hash = ?", Secrets.sha256(cookie));
  }

  /** Who has this key, if anybody has. */
  Optional<Staff> holder(String key) {
    String hash = Secrets.sha256(key);
    return keys.entrySet().stream()
        .filter(entry -> Secrets.same(entry.getValue().hash(), hash))
        .map(entry -> new Staff(entry.getKey(), key, entry.getValue().scopes()))
        .findFirst();
  }

  private boolean seen(String cookie) {
    Instant now = clock.instant();
    return change(
            "update console_session set seen_at = ?"
                + " where cookie_hash = ? and expires_at > ? and seen_at > ?",
            time(now),
            Secrets.sha256(cookie),
            time(now),
            time(now.minus(IDLE)))
        > 0;
  }

  private int change(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      int rows = statement.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
