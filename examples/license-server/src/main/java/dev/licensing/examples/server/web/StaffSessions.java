package dev.licensing.examples.server.web;

import dev.licensing.server.access.Secrets;
import dev.licensing.server.access.VendorKey;
import dev.licensing.server.access.VendorScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
  private static final Duration LENGTH = Duration.ofHours(8);
  private static final String TABLE =
      "create table if not exists console_session"
          + " (cookie_hash text primary key, expires_at timestamptz not null)";

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

  /** A new session: the cookie for it, if somebody has this key. */
  Optional<String> begin(String key) {
    if (holder(key).isEmpty()) {
      return Optional.empty();
    }
    String cookie = seal.close(LABEL, Visit.random() + " " + key);
    change("delete from console_session where expires_at <= ?", time(clock.instant()));
    change(
        "insert into console_session (cookie_hash, expires_at) values (?, ?)",
        Secrets.sha256(cookie),
        time(clock.instant().plus(LENGTH)));
    return Optional.of(cookie);
  }

  /** Whose cookie this is, while it counts. */
  Optional<Staff> find(String cookie) {
    return seal.open(LABEL, cookie)
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .flatMap(this::holder)
        .filter(staff -> counts(cookie));
  }

  /** The cookie counts no more. */
  void end(String cookie) {
    change("delete from console_session where cookie_hash = ?", Secrets.sha256(cookie));
  }

  private Optional<Staff> holder(String key) {
    String hash = Secrets.sha256(key);
    return keys.entrySet().stream()
        .filter(entry -> Secrets.same(entry.getValue().hash(), hash))
        .map(entry -> new Staff(entry.getKey(), key, entry.getValue().scopes()))
        .findFirst();
  }

  private boolean counts(String cookie) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select 1 from console_session where cookie_hash = ? and expires_at > ?")) {
      query.setString(1, Secrets.sha256(cookie));
      query.setObject(2, time(clock.instant()));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
