package dev.licensing.server.postgres;

import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proofs, as rows. */
final class Proofs {

  static final String BY_TOKEN =
      """
      select kind, token_hash, account, email, name, credential, expires_at
        from proof where token_hash = ?
      """;

  private static final String OF_NOBODY_YET =
      """
      insert into proof (kind, token_hash, account, email, name, credential, expires_at)
        values ('REGISTRATION', ?, ?, ?, ?, ?, ?)
      """;

  /** The account is locked, so that none is kept while it is erased. */
  private static final String OF_AN_ACCOUNT =
      """
      with living as (select id from account where id = ? and not erased for share)
      insert into proof (kind, token_hash, account, email, expires_at)
        select ?, ?, id, ?, ? from living
      """;

  private Proofs() {}

  static void keep(RoundTrip trip, Proof proof) {
    if (proof instanceof Proof.Registration to) {
      trip.change(
          OF_NOBODY_YET,
          to.tokenHash(),
          to.about().value(),
          to.account().email().value(),
          to.account().name(),
          to.credential(),
          to.expiresAt());
    } else if (proof instanceof Proof.NewEmail to) {
      ofAnAccount(trip, "NEW_EMAIL", to, to.email().value());
    } else {
      ofAnAccount(trip, "RESET", proof, null);
    }
  }

  private static void ofAnAccount(
      RoundTrip trip, String kind, Proof proof, @Nullable String email) {
    trip.change(
        OF_AN_ACCOUNT, proof.about().value(), kind, proof.tokenHash(), email, proof.expiresAt());
  }

  static Proof read(ResultSet row) throws SQLException {
    String token = row.getString(2);
    AccountId account = new AccountId(row.getObject(3, UUID.class));
    Instant end = row.getObject(7, OffsetDateTime.class).toInstant();
    return switch (row.getString(1)) {
      case "REGISTRATION" ->
          new Proof.Registration(
              token,
              Account.registered(account, new Email(row.getString(4)), row.getString(5)),
              row.getString(6),
              end);
      case "NEW_EMAIL" -> new Proof.NewEmail(token, account, new Email(row.getString(4)), end);
      default -> new Proof.Reset(token, account, end);
    };
  }
}
