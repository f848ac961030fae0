package dev.licensing.benchmarks.server;

import java.sql.SQLException;

/**
 * What a license server would keep that has no rules: a counter for each serial, and a row for each
 * seat.
 */
final class Bare {

  static final int SERIALS = 20_000;
  static final int SEATS = 100_000;

  /** One guarded statement: the counter cannot be raced, and there is a seat only if it grew. */
  static final String ACTIVATING =
      """
      with seat as (
        update bare_serial set used = used + 1 where number = ? and used < seats returning number)
      insert into bare_activation (serial, machine, since, last_seen)
        select number, ?::uuid, now(), now() from seat
      """;

  static final String RENEWING = "update bare_seat set last_seen = now() where id = ?";

  private Bare() {}

  /** The same as a script of pgbench, on any serial. */
  static String activating() {
    return activating(SERIALS);
  }

  /** On any of so many serials. */
  static String activating(int serials) {
    return "\\set n random(1, "
        + serials
        + ")\n"
        + ACTIVATING.replace("?::uuid", "gen_random_uuid()").replace("?", ":n")
        + ";\n";
  }

  static String renewing() {
    return "\\set n random(1, " + SEATS + ")\n" + RENEWING.replace("?", ":n") + ";\n";
  }

  static void prepare(DurablePostgres postgres) throws SQLException {
    postgres.run(
        "create table bare_serial (number int primary key, seats int not null, used int not null)",
        "insert into bare_serial select n, 10000000, 0 from generate_series(1, " + SERIALS + ") n",
        """
        create table bare_activation (id uuid primary key default gen_random_uuid(),
          serial int not null references bare_serial, machine uuid not null,
          since timestamptz not null, last_seen timestamptz not null, unique (serial, machine))
        """,
        "create table bare_seat (id int primary key, last_seen timestamptz not null)",
        "insert into bare_seat select n, now() from generate_series(1, " + SEATS + ") n");
  }
}
