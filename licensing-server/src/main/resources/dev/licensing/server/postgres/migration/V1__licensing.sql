-- What a license server keeps. The tables hold no rule of the product but two, which nobody can get
-- around here: a serial never has more live activations than its machine limit (rule 2.2), and under
-- terms of one user at a time never those of two accounts (rule 2.3).
--
-- Errors that the guards raise: LS001 no free seat for this account; LS002 seats or the past were
-- changed by hand; LS003 something waits for an address although it has an account; LS004 what had
-- to be so is not.
--
-- What is asked by its parts is in columns; what is only written and read whole is JSON.

-- An erased account stays as an id without a person (rules 8.6, 8.7).
create table account (
  id         uuid primary key,
  email      text unique check (email !~ '[A-Z]'),
  name       text,
  credential text,
  erased     boolean not null default false,
  revision   bigint  not null,
  constraint nothing_personal_once_erased
    check (num_nulls(email, name, credential) = case when erased then 3 else 0 end)
);

create table session (
  token_hash       text primary key,
  account          uuid not null references account,
  authenticated_at timestamptz not null,
  expires_at       timestamptz not null
);

create index session_of_account on session (account);

-- What people have to show from a mail before it comes true. Of a registration, the account is the
-- one that is to be.
create table proof (
  token_hash text primary key,
  kind       text        not null check (kind in ('REGISTRATION', 'NEW_EMAIL', 'RESET')),
  account    uuid        not null,
  email      text,
  name       text,
  credential text,
  expires_at timestamptz not null,
  check ((email is null) = (kind = 'RESET')),
  check (num_nulls(name, credential) = case when kind = 'REGISTRATION' then 0 else 2 end)
);

create index proof_of_account on proof (account);
create index proof_of_email on proof (email) where email is not null;

-- An order with its terms. machine_limit and one_user are what the guards below need of these; they
-- follow from the terms, so that the two cannot differ. The managers are an array, because they are
-- written and read with their order; only the question which orders an account manages looks inside,
-- and that one is what the GIN index is for.
create table license_order (
  id                   uuid primary key,
  product              text          not null,
  customer             uuid          references account,
  purchaser            uuid          references account,
  managers             uuid[]        not null,
  standing             text          not null,
  terms                jsonb         not null,
  machine_limit        integer       not null check (machine_limit >= 1)
    generated always as ((terms -> 'seats' ->> 'machineLimit')::integer) stored,
  one_user             boolean       not null
    generated always as (terms -> 'seats' ->> 'usersAtOnce' = 'ONE') stored,
  serial_count         integer       not null check (serial_count >= 1),
  hosts                jsonb         not null,
  reserved_for         text,
  reserved_until       timestamptz,
  remote_deactivations timestamptz[] not null,
  revision             bigint        not null
);

create index license_order_of_customer on license_order (customer) where customer is not null;
create index license_order_of_purchaser on license_order (purchaser) where purchaser is not null;
create index license_order_of_managers on license_order using gin (managers);
create index license_order_reserved on license_order (reserved_for) where reserved_for is not null;

-- Roles that wait for somebody to register (rule 5.9).
create table pending_role (
  order_id uuid        not null references license_order,
  role     text        not null,
  email    text        not null,
  since    timestamptz not null,
  primary key (order_id, role, email)
);

create index pending_role_of_email on pending_role (email);

-- Who was removed from which order (rule 6.2).
create table bar (
  account    uuid        not null references account,
  order_id   uuid        not null references license_order,
  by_account uuid        not null references account,
  at         timestamptz not null,
  primary key (account, order_id)
);

create index bar_by_age on bar (account, at, order_id);
create index bar_of_order on bar (order_id, at desc, account);

-- live_seats counts the activations that nobody ended, lapsed or not; sole_user is whose they all are,
-- if they are one account's. Both are kept by the triggers below and by nobody else.
create table serial (
  number          text collate "C" primary key,
  order_id        uuid    not null references license_order,
  standing        text    not null,
  live_seats      integer not null default 0 check (live_seats >= 0),
  sole_user       uuid,
  cool_down_until timestamptz,
  revision        bigint  not null
);

create index serial_of_order on serial (order_id, number);

create table assignment (
  serial  text collate "C" not null references serial,
  account uuid             not null references account,
  since   timestamptz      not null,
  primary key (serial, account)
);

create index assignment_of_account on assignment (account);

create table invitation (
  serial text collate "C" not null references serial,
  email  text             not null,
  since  timestamptz      not null,
  primary key (serial, email)
);

create index invitation_of_email on invitation (email);

-- components: KIND:HASH in the order of the kinds; twin: drifted into the likeness of another live
-- activation, which is nothing to refuse a refresh for; untold: closed because its lease had ended,
-- and its user does not know yet (rule 2.11).
create table activation (
  id            uuid primary key,
  serial        text collate "C" not null references serial,
  account       uuid             not null references account,
  machine_name  text             not null,
  components    text[]           not null,
  environment   text             not null,
  twin          boolean          not null default false,
  since         timestamptz      not null,
  last_seen     timestamptz      not null,
  lease_until   timestamptz,
  ending        text,
  ended_at      timestamptz,
  ended_by      uuid references account,
  ending_reason text,
  untold        boolean          not null default false,
  constraint a_lease_has_a_length check (lease_until > since),
  constraint an_ending_is_whole check (
    num_nulls(ending, ended_at, ending_reason) in (0, 3) and (ending is not null or ended_by is null)),
  constraint a_lapse_is_the_end_of_its_lease check (
    ending is distinct from 'LAPSED'
    or (ended_at is not distinct from lease_until and ended_by is null and ending_reason = '')),
  constraint only_a_lapse_is_untold check (not untold or ending is not distinct from 'LAPSED')
);

-- Most serials have few seats taken, some very many: plans are made for these, so that the oldest are
-- read from the index that has them in order, and not all of them to be sorted.
alter table activation alter column serial set (n_distinct = 100);

-- One machine takes one seat (rule 2.4); serves the look-up by account too.
create unique index activation_once_per_machine
  on activation (serial, account, components) where ended_at is null and not twin;
create index activation_live_by_age on activation (serial, since, id) where ended_at is null;
create index activation_live_of_user on activation (serial, account, since) where ended_at is null;
create index activation_of_account on activation (account, ended_at);
create index activation_leases_of_serial
  on activation (serial, lease_until) where ended_at is null and lease_until is not null;
create index activation_leases
  on activation (lease_until, id) where ended_at is null and lease_until is not null;
create index activation_untold on activation (lease_until, id) where untold;
create index activation_words on activation (ended_by) where ending_reason <> '';

-- The telling components of activations that nobody ended: finds the machines that a reading could be
-- of without looking at all that an account uses. Written with their activation and removed with its
-- seat, so that no foreign key has to look each of them up again.
create table activation_component (
  serial     text collate "C" not null,
  account    uuid             not null,
  component  text collate "C" not null,
  activation uuid             not null,
  primary key (serial, account, component, activation)
);

-- What somebody asks and somebody else decides, while it is open. Each wish has its own parts.
create table request (
  id         uuid primary key,
  order_id   uuid        not null references license_order,
  by_account uuid        not null references account,
  since      timestamptz not null,
  wish       text        not null,
  serial     text collate "C" references serial,
  activation uuid        references activation,
  email      text,
  words      text,
  constraint a_wish_is_whole check (
    (serial is not null, activation is not null, email is not null, words is not null)
      = case wish
          when 'Access' then (true, false, false, true)
          when 'OrderTransfer' then (false, false, true, true)
          when 'AnotherLicenseManager' then (false, false, true, false)
          when 'RemoteDeactivation' then (false, true, false, true)
        end)
);

-- Nobody asks for the same thing twice at the same time, however they hurry.
create unique index request_once_for_access on request (serial, by_account) where serial is not null;
create unique index request_once_for_transfer
  on request (order_id, by_account) where wish = 'OrderTransfer';
create unique index request_once_for_manager
  on request (order_id, by_account, email) where wish = 'AnotherLicenseManager';
create unique index request_once_for_deactivation
  on request (activation, by_account) where activation is not null;

create index request_of_order on request (order_id);
create index request_of_account on request (by_account);
create index request_of_email on request (email) where email is not null;
create index request_queue on request (since, id) where wish <> 'Access';

-- Terms under which a product can be tried; null: not any more (rule 11.4).
create table trial_offer (
  product  text primary key,
  terms    jsonb,
  revision bigint not null
);

-- What was tried on which machine. It names no person, so that it outlives the account.
create table trial (
  serial     text collate "C" primary key references serial,
  product    text        not null,
  components text[]      not null,
  since      timestamptz not null
);

create table trial_component (
  product   text             not null,
  component text             not null,
  serial    text collate "C" not null references trial,
  primary key (product, component, serial)
);

-- Notices that wait for delivery; about: the accounts whose data they may mention, and whom they are
-- for. Those on one subject are delivered in the order in which they were written, which for a serial
-- is the order of commit, because they are written under its lock. due: from when one may be taken,
-- attempts: how often it was; dead: put aside after too many.
create table notice (
  id         uuid primary key default gen_random_uuid(),
  since      timestamptz not null,
  written    timestamptz not null default clock_timestamp(),
  kind       text        not null,
  to_account uuid references account,
  to_email   text,
  facts      jsonb       not null,
  about      uuid[]      not null,
  subject    text        not null,
  due        timestamptz not null,
  attempts   integer     not null default 0,
  dead       timestamptz,
  problem    text,
  constraint one_recipient check (num_nonnulls(to_account, to_email) = 1),
  constraint a_notice_is_about_its_reader check (to_account is null or to_account = any (about)),
  constraint the_dead_have_a_problem check ((dead is null) = (problem is null))
);

create index notice_by_age on notice (written, id) where dead is null;
create index notice_by_subject on notice (subject, written, id) where dead is null;
create index notice_dead on notice (dead, id) where dead is not null;
create index notice_about on notice using gin (about);
create index notice_to_email on notice (to_email) where to_email is not null;

-- The record (rule 14.4): the command as it was given, what came of it, and what it is found by. The
-- row is written while the locks of its decision are held, so that for two commands on the same
-- account, order or serial the time of writing is the order in which they were committed.
create table record_entry (
  entry        uuid primary key default gen_random_uuid(),
  written      timestamptz not null default clock_timestamp(),
  command_id   uuid        not null,
  at           timestamptz not null,
  actor        text        not null,
  author       uuid,
  on_behalf_of uuid,
  what         text        not null,
  command      jsonb       not null,
  refusals     text[]      not null,
  serials      text[]      not null,
  activations  uuid[]      not null,
  orders       uuid[]      not null
);

create index record_in_order on record_entry (written, entry);
create index record_of_author on record_entry (author) where author is not null;

-- What happened to a serial, without heartbeats: there are too many of them to look for anything else.
create table record_of_serial (
  serial  text collate "C" not null,
  at      timestamptz      not null,
  written timestamptz      not null,
  entry   uuid             not null,
  primary key (serial, at, written, entry)
);

-- Which entries name an address; only few commands name any.
create table record_of_email (
  email text not null,
  entry uuid not null references record_entry,
  primary key (email, entry)
);

-- Replies under their idempotency keys; about: the accounts whose data they may mention; named: the
-- addresses that their commands named.
create table reply (
  scope   text        not null,
  key     text        not null,
  request text        not null,
  status  integer     not null,
  body    text        not null,
  kept_at timestamptz not null,
  about   uuid[]      not null,
  named   text[]      not null,
  primary key (scope, key)
);

create index reply_about on reply using gin (about);
create index reply_named on reply using gin (named);

-- To forget the old ones: they lie in the order in which they came.
create index reply_kept_at on reply using brin (kept_at);

-- What had to be so ------------------------------------------------------------------------------

-- Ends the transaction unless what a decision rests on still holds.
create function must(held boolean) returns boolean language plpgsql as $$
begin
  if held is not true then
    raise exception 'something changed meanwhile' using errcode = 'LS004';
  end if;
  return true;
end $$;

-- Seats -----------------------------------------------------------------------------------------

-- The guard and the count are one statement on one row, so they cannot be raced. A limit lowered
-- below use admits nobody and throws nobody out (rule 2.9).
--
-- A lapsed seat is free (rule 2.11), but it is counted until somebody closes it: here, where there is
-- no room else. To close it is to change its row, so of this and a heartbeat that renews the same
-- lease, whoever comes second finds the row changed.

create function take_seats() returns trigger language plpgsql as $$
declare
  given text[] := '{}';
  seated text[];
begin
  for attempt in 1 .. 2 loop
    with wanted as (
      select serial, count(*) as seats, (array_agg(account))[1] as account,
          count(distinct account) = 1 as alone
        from started where ended_at is null and serial <> all (given) group by serial),
    taken as (
      update serial s
         set live_seats = s.live_seats + w.seats,
             sole_user  = case
               when w.alone and (s.live_seats = 0 or s.sole_user = w.account) then w.account end
        from wanted w, license_order o
       where s.number = w.serial
         and o.id = s.order_id
         and s.live_seats + w.seats <= o.machine_limit
         and (not o.one_user or (w.alone and (s.live_seats = 0 or s.sole_user = w.account)))
      returning s.number)
    select array_agg(number) from taken into seated;
    given := given || seated;
    if not exists (select from started where ended_at is null and serial <> all (given)) then
      return null;
    end if;
    update activation a
       set ending = 'LAPSED', ended_at = lease_until, ending_reason = '', untold = true
     where serial in (select serial from started where ended_at is null and serial <> all (given))
       and ended_at is null
       and lease_until <= (select min(since) from started n where n.serial = a.serial);
    exit when not found;
  end loop;
  raise exception 'no free seat for this account' using errcode = 'LS001';
end $$;

-- Locks first, so that the statement after it sees every activation that was committed before.
create function give_seat_back() returns trigger language plpgsql as $$
begin
  delete from activation_component
    where serial = old.serial and account = old.account and component = any (old.components)
      and activation = old.id;
  perform from serial where number = old.serial for no key update;
  update serial s
     set live_seats = s.live_seats - 1,
         sole_user  = case
           when s.live_seats = 1 then null
           when s.sole_user is not null then s.sole_user
           else (select min(a.account::text)::uuid
                   from (values
                     ((select account from activation
                        where serial = s.number and ended_at is null order by account limit 1)),
                     ((select account from activation
                        where serial = s.number and ended_at is null order by account desc limit 1))
                   ) a (account)
                 having count(distinct a.account) = 1)
         end
   where s.number = old.serial;
  return null;
end $$;

create function refuse_by_hand() returns trigger language plpgsql as $$
begin
  raise exception 'not to be changed by hand' using errcode = 'LS002';
end $$;

create trigger takes_seats after insert on activation referencing new table as started
  for each statement execute function take_seats();

create trigger gives_seat_back after update on activation
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function give_seat_back();

create trigger gives_seat_back_when_deleted after delete on activation
  for each row when (old.ended_at is null) execute function give_seat_back();

create trigger keeps_its_seat_and_its_end before update on activation
  for each row when (
    (old.id, old.serial, old.account) is distinct from (new.id, new.serial, new.account)
    or (old.ended_at is not null and old.ended_at is distinct from new.ended_at))
  execute function refuse_by_hand();

create trigger seats_are_counted before update on serial
  for each row when (
    (old.live_seats, old.sole_user) is distinct from (new.live_seats, new.sole_user)
    and pg_trigger_depth() = 0)
  execute function refuse_by_hand();

-- Addresses -------------------------------------------------------------------------------------

-- Who lets something wait for an address and who takes the address wait for each other here: an
-- invitation must not be written beside an account that did not see it (rules 4.4, 5.9). The table is
-- empty whenever nobody writes.
create table address_in_hand (
  email text primary key
);

create function take_address_in_hand() returns trigger language plpgsql as $$
begin
  insert into address_in_hand values (new.email);
  delete from address_in_hand where email = new.email;
  return new;
end $$;

create function only_strangers_are_waited_for() returns trigger language plpgsql as $$
begin
  if exists (select from account where email = new.email)
    and (exists (select from invitation where email = new.email)
      or exists (select from pending_role where email = new.email)) then
    raise exception 'the address has an account' using errcode = 'LS003';
  end if;
  return null;
end $$;

create trigger account_takes_address before insert on account
  for each row execute function take_address_in_hand();

create trigger account_takes_other_address before update on account
  for each row when (new.email <> old.email) execute function take_address_in_hand();

create trigger invitation_takes_address before insert on invitation
  for each row execute function take_address_in_hand();

create trigger role_takes_address before insert on pending_role
  for each row execute function take_address_in_hand();

create trigger invites_only_strangers after insert on invitation
  for each row execute function only_strangers_are_waited_for();

create trigger waits_only_for_strangers after insert on pending_role
  for each row execute function only_strangers_are_waited_for();

-- At the end of the transaction, which takes up what waits after it has written the account.
create constraint trigger takes_up_what_waits after insert on account
  deferrable initially deferred for each row execute function only_strangers_are_waited_for();

create constraint trigger takes_up_what_waits_elsewhere after update on account
  deferrable initially deferred for each row when (new.email <> old.email)
  execute function only_strangers_are_waited_for();
