package dev.licensing.benchmarks.server;

import java.sql.SQLException;

/**
 * The very rows that an activation and a heartbeat leave behind, in the same tables with their
 * indexes, triggers and foreign keys: by one statement, which decides nothing, looks nothing up and
 * locks nothing.
 */
final class SameRows {

  /** Into a random serial, on a machine that nobody has. */
  static final String ACTIVATION =
      """
      \\set n random(1, 20000)
      with t as (select serial, account, gen_random_uuid() as id, activate, notice
          from bare_target, bare_sample where n = :n),
        a as (insert into activation (id, serial, account, machine_name, components, environment,
              since, last_seen)
            select id, serial, account, 'a machine', array[
                'BOARD_SERIAL:' || substr(md5(random()::text) || md5(random()::text), 1, 43),
                'MACHINE_ID:' || substr(md5(random()::text) || md5(random()::text), 1, 43),
                'SYSTEM_UUID:' || substr(md5(random()::text) || md5(random()::text), 1, 43)],
              'BARE_METAL', now(), now() from t
            returning id, serial, account, components),
        c as (insert into activation_component (serial, account, component, activation)
            select serial, account, unnest(components), id from a),
        r as (insert into record_entry (command_id, at, actor, author, what, command, refusals,
              serials, activations, orders)
            select gen_random_uuid(), now(), 'PERSON', account, 'Activate', activate, '{}',
              array[serial], array[id], '{}' from t
            returning entry, at, written, serials),
        s as (insert into record_of_serial (serial, at, written, entry)
            select serials[1], at, written, entry from r)
      insert into notice (since, due, subject, kind, to_account, facts, about)
        select now(), now(), serial, 'ACTIVATED', account, notice, array[account] from t;
      """;

  /** Of a random one of those seats. */
  static final String HEARTBEAT =
      """
      \\set n random(1, 5000)
      with t as (select id, serial, account, refresh from bare_live, bare_sample where n = :n),
        a as (update activation set last_seen = now() from t where activation.id = t.id)
      insert into record_entry (command_id, at, actor, author, what, command, refusals, serials,
          activations, orders)
        select gen_random_uuid(), now(), 'PERSON', account, 'Refresh', refresh, '{}',
          array[serial], array[id], '{}' from t;
      """;

  /** So many serials and seats there are. */
  static final int SERIALS = 20_000;

  static final int SEATS = 5_000;

  private SameRows() {}

  /** One of these scripts as a statement with a question mark for the number. */
  static String statement(String script) {
    String sql = script.substring(script.indexOf('\n') + 1).strip();
    return sql.substring(0, sql.length() - 1).replace(":n", "?");
  }

  /** Lets the seats be taken and refreshed in a town; what that leaves is what is copied. */
  static void prepare(DurablePostgres postgres, Town town) throws SQLException {
    for (int i = 0; i < SEATS; i++) {
      town.refresh(town.activate());
    }
    postgres.run(
        """
        create table bare_target as select row_number() over ()::int as n, s.number as serial,
            o.customer as account
          from serial s join license_order o on o.id = s.order_id limit 20000
        """,
        "create unique index on bare_target (n)",
        """
        create table bare_live as select row_number() over ()::int as n, id, serial, account
          from activation where ended_at is null limit 5000
        """,
        "create unique index on bare_live (n)",
        """
        create table bare_sample as select
          (select command from record_entry where what = 'Activate' limit 1) as activate,
          (select command from record_entry where what = 'Refresh' limit 1) as refresh,
          (select facts from notice where kind = (select kind from notice order by written desc
            limit 1) limit 1) as notice
        """);
  }
}
