package dev.licensing.server.postgres;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.core.spi.StoreException;
import dev.licensing.server.postgres.RoundTrip.Texts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The {@link SessionStore} in the same database as {@link PostgresLicenseStore}, so that an erased
 * account is signed in nowhere from the same instant on. Safe for use by several threads.
 */
public final class PostgresSessionStore implements SessionStore {

  /** The account is locked, so that none is opened while it is erased. */
  private static final String OPENING =
      """
      with living as (select id from account where id = ? and not erased for share)
      insert into session (token_hash, account, authenticated_at, expires_at)
        select ?, id, ?, ? from living returning 1
      """;

  private final Database database;
  private final Gathering<Token, Optional<Session>> gathering = new Gathering<>();

  /** A session that is looked for. */
  private record Token(String hash) implements Gathering.Guest<Token> {

    @Override
    public boolean isLike(Token other) {
      return true;
    }

    @Override
    public Set<Object> keys() {
      return Set.of();
    }
  }

  /** A store over this data source, which should be a pool. */
  public PostgresSessionStore(DataSource database) {
    this.database = new Database(database);
  }

  @Override
  public Optional<Credential> credential(Email email) {
    return ask(
        "select id, credential from account where email = ?",
        email.value(),
        row -> new Credential(new AccountId(row.getObject(1, UUID.class)), row.getString(2)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreException {@code UNAVAILABLE} if the account exists no more: what belongs to it is
   *     gone, and stays gone (rule 8.6)
   */
  @Override
  public void open(Session session) {
    List<Integer> opened =
        rows(
            OPENING,
            row -> row.getInt(1),
            session.account().value(),
            session.tokenHash(),
            session.authenticatedAt(),
            session.expiresAt());
    if (opened.isEmpty()) {
      throw new StoreException(StoreException.Kind.UNAVAILABLE, "no such account");
    }
  }

  /** Several that are looked for at once are found by one statement. */
  @Override
  public Optional<Session> find(String tokenHash) {
    return gathering.execute(
        new Token(tokenHash),
        () -> Optional.ofNullable(sessions(List.of(tokenHash)).get(tokenHash)),
        tokens -> {
          Map<String, Session> found = sessions(tokens.stream().map(Token::hash).toList());
          return tokens.stream()
              .map(token -> Optional.of(Optional.ofNullable(found.get(token.hash()))))
              .toList();
        });
  }

  private Map<String, Session> sessions(List<String> tokenHashes) {
    return rows(
            """
            select token_hash, account, authenticated_at, expires_at from session
              where token_hash = any(?)
            """,
            row ->
                new Session(
                    row.getString(1),
                    new AccountId(row.getObject(2, UUID.class)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant()),
            new Texts(tokenHashes))
        .stream()
        .collect(Collectors.toMap(Session::tokenHash, session -> session));
  }

  @Override
  public void close(String tokenHash) {
    database.change("delete from session where token_hash = ?", tokenHash);
  }

  @Override
  public void closeAll(AccountId account) {
    database.change("delete from session where account = ?", account.value());
  }

  @Override
  public void keep(Proof proof) {
    database.ask(
        trip -> {
          Proofs.keep(trip, proof);
          return trip;
        });
  }

  @Override
  public Optional<Proof> proof(String tokenHash) {
    return ask(Proofs.BY_TOKEN, tokenHash, Proofs::read);
  }

  @Override
  public boolean replaceCredential(AccountId account, String credential) {
    UUID id = account.value();
    List<UUID> done =
        database.transact(
            trip -> {
              List<UUID> replaced = new ArrayList<>();
              trip.queryAll(
                  "update account set credential = ? where id = ? and not erased returning id",
                  replaced,
                  row -> row.getObject(1, UUID.class),
                  credential,
                  id);
              trip.change("delete from session where account = ?", id);
              trip.change("delete from proof where account = ?", id);
              return replaced;
            });
    return !done.isEmpty();
  }

  /**
   * Removes sessions and proofs that hold no more at this instant. For housekeeping, now and then.
   */
  public void forgetEnded(Instant now) {
    database.change("delete from session where expires_at <= ?", now);
    database.change("delete from proof where expires_at <= ?", now);
  }

  private <T> Optional<T> ask(String sql, String value, RoundTrip.Row<T> reading) {
    return rows(sql, reading, value).stream().findFirst();
  }

  private <T> List<T> rows(String sql, RoundTrip.Row<T> reading, Object... values) {
    return database.ask(
        trip -> {
          List<T> rows = new ArrayList<>();
          trip.queryAll(sql, rows, reading, values);
          return rows;
        });
  }
}
