-- What a license server keeps. The tables hold no rule of the product but two, which nobody can get
-- around here: a serial never has more live activations than its machine limit (rule 2.2), and under
-- terms of one user at a time never those of two accounts (rule 2.3).
--
-- Errors that the guards raise: LS001 no free seat for this account; LS002 seats or the past were
-- changed by hand; LS003 an address is invited although it has an account.

-- An erased account stays as an id without a person (rules 8.6, 8.7).
create table account (
  id         uuid primary key,
  email      text unique check (email !~ '[A-Z]'),
  name       text,
  credential text,
  barred     boolean not null default false,
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

-- An order with its terms; durations as ISO 8601.
create table license_order (
  id            uuid primary key,
  product       text    not null,
  customer      uuid references account,
  machine_limit integer not null check (machine_limit >= 1),
  one_user      boolean not null,
  access        text    not null,
  claimable     boolean not null,
  cool_down     text    not null,
  refresh_after text    not null,
  valid_for     text    not null,
  grace         text    not null,
  features      jsonb   not null,
  serial_count  integer not null check (serial_count >= 1),
  revision      bigint  not null
);

create index license_order_of_customer on license_order (customer) where customer is not null;

-- live_seats counts the live activations; sole_user is whose they all are, if they are one account's.
-- Both are kept by the triggers below and by nobody else.
create table serial (
  number          text collate "C" primary key,
  order_id        uuid    not null references license_order,
  live_seats      integer not null default 0 check (live_seats >= 0),
  sole_user       uuid,
  cool_down_until timestamptz,
  revision        bigint  not null
);

create index serial_of_order on serial (order_id);

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
-- activation, which is nothing to refuse a refresh for.
create table activation (
  id            uuid primary key,
  serial        text collate "C" not null references serial,
  account       uuid             not null references account,
  machine_name  text             not null,
  components    text[]           not null,
  twin          boolean          not null default false,
  since         timestamptz      not null,
  last_seen     timestamptz      not null,
  ending        text,
  ended_at      timestamptz,
  ended_by      uuid references account,
  ending_reason text,
  constraint an_ending_is_whole check (num_nulls(ending, ended_at, ended_by, ending_reason) in (0, 4))
);

-- One machine takes one seat (rule 2.4); serves the look-up by account too.
create unique index activation_once_per_machine
  on activation (serial, account, components) where ended_at is null and not twin;
create index activation_live_by_age on activation (serial, since, id) where ended_at is null;
create index activation_live_of_user on activation (serial, account, since) where ended_at is null;
create index activation_of_account on activation (account, ended_at);
create index activation_words on activation (ended_by) where ending_reason <> '';

-- The telling components of live activations: finds the machines that a reading could be of without
-- looking at all that an account uses.
create table activation_component (
  serial     text collate "C" not null,
  account    uuid             not null,
  component  text             not null,
  activation uuid             not null references activation,
  primary key (serial, account, component, activation)
);

create index activation_component_of_activation on activation_component (activation);

-- Notices that wait for delivery; about: the accounts whose data they may mention.
create table notice (
  id         uuid primary key default gen_random_uuid(),
  since      timestamptz not null,
  written    timestamptz not null default clock_timestamp(),
  kind       text        not null,
  to_account uuid references account,
  to_email   text,
  facts      jsonb       not null,
  about      uuid[]      not null,
  constraint one_recipient check (num_nonnulls(to_account, to_email) = 1)
);

create index notice_by_age on notice (since, written, id);
create index notice_about on notice using gin (about);

-- The record (rule 14.4). written only settles the order of what has the same instant.
create table record_entry (
  entry        uuid primary key default gen_random_uuid(),
  command_id   uuid        not null,
  at           timestamptz not null,
  written      timestamptz not null default clock_timestamp(),
  actor        text        not null,
  on_behalf_of uuid,
  command      text        not null,
  refusals     text[]      not null,
  serials      text[]      not null,
  activations  uuid[]      not null,
  reason       text        not null
);

create index record_words on record_entry (actor) where reason <> '';

create table record_of_serial (
  serial  text collate "C" not null,
  at      timestamptz      not null,
  written timestamptz      not null,
  entry   uuid             not null references record_entry,
  primary key (serial, at, written, entry)
);

-- Replies under their idempotency keys; about: the accounts whose data they may mention.
create table reply (
  scope   text        not null,
  key     text        not null,
  request text        not null,
  status  integer     not null,
  body    text        not null,
  kept_at timestamptz not null,
  about   uuid[]      not null,
  primary key (scope, key)
);

create index reply_about on reply using gin (about);

-- Seats -----------------------------------------------------------------------------------------

-- The guard and the count are one statement on one row, so they cannot be raced. A limit lowered
-- below use admits nobody and throws nobody out (rule 2.9).
create function take_seat() returns trigger language plpgsql as $$
begin
  update serial s
     set live_seats = s.live_seats + 1,
         sole_user  = case when s.live_seats = 0 or s.sole_user = new.account then new.account end
    from license_order o
   where s.number = new.serial
     and o.id = s.order_id
     and s.live_seats < o.machine_limit
     and (not o.one_user or s.live_seats = 0 or s.sole_user = new.account);
  if not found then
    raise exception 'no free seat for this account' using errcode = 'LS001';
  end if;
  return null;
end $$;

-- Locks first, so that the statement after it sees every activation that was committed before.
create function give_seat_back() returns trigger language plpgsql as $$
begin
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

create trigger takes_seat after insert on activation
  for each row when (new.ended_at is null) execute function take_seat();

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

-- Who invites an address and who registers it wait for each other here: an invitation must not be
-- written beside an account that did not see it (rule 4.4). The table is empty whenever nobody writes.
create table address_in_hand (
  email text primary key
);

create function take_address_in_hand() returns trigger language plpgsql as $$
begin
  insert into address_in_hand values (new.email);
  delete from address_in_hand where email = new.email;
  return new;
end $$;

create function invite_only_strangers() returns trigger language plpgsql as $$
begin
  if exists (select from account where email = new.email)
    and exists (select from invitation where email = new.email) then
    raise exception 'the address has an account' using errcode = 'LS003';
  end if;
  return null;
end $$;

create trigger account_takes_address before insert on account
  for each row execute function take_address_in_hand();

create trigger invitation_takes_address before insert on invitation
  for each row execute function take_address_in_hand();

create trigger invites_only_strangers after insert on invitation
  for each row execute function invite_only_strangers();

-- At the end of the transaction, which takes the invitations up after it has written the account.
create constraint trigger takes_invitations_up after insert on account
  deferrable initially deferred for each row execute function invite_only_strangers();
