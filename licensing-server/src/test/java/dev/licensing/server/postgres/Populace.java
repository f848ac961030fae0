package dev.licensing.server.postgres;

/** Rows by the ten thousand, past all rules, so that the database knows what large tables are. */
final class Populace {

  static final String SQL =
      """
      set session_replication_role = replica;
      create temporary table n as select i, md5(i::text)::uuid as id, 'S' || i as s,
          'p' || i || '@populace.example' as mail from generate_series(1, 20000) i;
      insert into account select id, mail, 'P', 'none', false, 0 from n;
      insert into session select 't' || i, id, now(), now() from n;
      insert into proof select 't' || i, 'NEW_EMAIL', id, mail, null, null, now() from n;
      insert into license_order (id, product, customer, purchaser, managers, standing, terms,
          serial_count, hosts, reserved_for, remote_deactivations, revision)
        select id, 'p', id, id, array[id], 'GOOD',
            '{"seats": {"machineLimit": 9, "usersAtOnce": "ONE"}}', 1, '[]', mail, '{}', 0 from n;
      insert into pending_role select id, 'MANAGER', mail, now() from n;
      insert into bar select id, id, id, now() from n;
      insert into serial select s, id, 'GOOD', 3, id, null, 0 from n;
      insert into assignment select s, id, now() from n;
      insert into invitation select s, mail, now() from n;
      insert into activation (id, serial, account, machine_name, components, environment, since,
          last_seen, lease_until, ending, ended_at, ended_by, ending_reason)
        select md5(i || ' ' || k)::uuid, s, id, 'm', array['MACHINE_ID:' || i || k], 'BARE_METAL',
            now(), now(), case when k = 1 then now() + interval '1 hour' end,
            case when k > 3 then 'RELEASED' end, case when k > 3 then now() end,
            case when k > 3 then id end, case when k > 4 then 'why' when k > 3 then '' end
          from n, generate_series(1, 5) k;
      insert into activation_component select serial, account, components[1], id from activation;
      insert into request select id, id, id, now(), 'Access', s, null, null, 'why' from n;
      insert into trial_offer select 'p' || i, '{}', 0 from n where i < 100;
      insert into trial select s, 'p' || i % 100, array['MACHINE_ID:' || i], now() from n;
      insert into trial_component select product, components[1], serial from trial;
      insert into notice (id, since, kind, to_account, to_email, facts, about, subject, due)
        select id, now(), 'K', case when i % 2 = 0 then id end, case when i % 2 = 1 then mail end,
            '{}', array[id], s, now() from n;
      insert into record_entry (entry, command_id, at, actor, author, what, command, refusals,
          serials, activations, orders)
        select id, id, now(), 'a', id, 'Activate', '{}', '{}', array[s], array[id], '{}' from n;
      insert into record_of_serial select s, now(), now(), id from n;
      insert into record_of_email select mail, id from n;
      insert into reply select 's' || i, 'k', 'r', 200, 'b', now(), array[id], array[mail] from n;
      set session_replication_role = origin;
      analyze
      """;

  private Populace() {}
}
