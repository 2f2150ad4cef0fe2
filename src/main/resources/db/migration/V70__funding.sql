-- What the country itself commits; the newest statement of an initiative holds.
create table local_commitment (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  cash numeric(19, 2) not null check (cash >= 0),
  in_kind numeric(19, 2) not null check (in_kind >= 0),
  valuation text,
  kind text not null check (kind in ('firm', 'conditionalLetter')),
  reference text,
  committed_by text not null references person,
  committed_at timestamptz not null,
  check (in_kind = 0 or valuation is not null),
  check (kind = 'firm' or reference is not null)
);
create index local_commitment_by_number on local_commitment (number, id);
-- Only untied help is taken (S21); a further pledge adds to the one before.
create table pledge (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  organisation text not null references organisation (code),
  cash numeric(19, 2) not null check (cash >= 0),
  in_kind numeric(19, 2) not null check (in_kind >= 0),
  in_kind_text text,
  available_from date,
  tying text not null check (tying = 'untied'),
  note text,
  pledged_by text not null references person,
  pledged_at timestamptz not null,
  check (cash + in_kind > 0),
  check (in_kind = 0 or in_kind_text is not null)
);
create index pledge_by_number on pledge (number, id);
-- The Compact's money of a year (S110). The sum is kept beside the ceiling, so that the row's own
-- check holds whatever writes the reservations, and two of them wait for each other here.
create table compact_ceiling (
  year integer primary key check (year between 2000 and 2200),
  ceiling numeric(19, 2) not null check (ceiling >= 0),
  reserved numeric(19, 2) not null default 0,
  check (reserved between 0 and ceiling)
);
create table reservation (
  number text primary key references initiative (number),
  year integer not null references compact_ceiling (year),
  asked numeric(19, 2) not null check (asked >= 0),
  initiative_part numeric(19, 2) not null,
  budget_part numeric(19, 2) not null,
  amount numeric(19, 2) not null check (amount >= 0),
  reserved_at timestamptz not null,
  released_at timestamptz,
  check (amount <= asked),
  check (amount <= initiative_part),
  check (amount <= budget_part)
);
create index reservation_by_year on reservation (year);
create function reservation_counts() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update compact_ceiling set reserved = reserved - old.amount where year = old.year;
  end if;
  if tg_op <> 'DELETE' then
    update compact_ceiling set reserved = reserved + new.amount where year = new.year;
  end if;
  return null;
end $$;
create trigger reservation_counts after insert or update or delete on reservation
  for each row execute function reservation_counts();
-- An agreement is laid before the three parties; refused ones stay on record.
create table funding_agreement (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  opened_at timestamptz not null,
  outcome text check (outcome in ('signed', 'refused')),
  concluded_at timestamptz,
  check ((outcome is null) = (concluded_at is null))
);
create index funding_agreement_by_number on funding_agreement (number, id);
create unique index funding_agreement_one_open on funding_agreement (number) where outcome is null;
create unique index funding_agreement_one_signed on funding_agreement (number) where outcome = 'signed';
create table signature (
  agreement bigint not null references funding_agreement (id),
  party text not null check (party in ('country', 'provider', 'compact')),
  signed boolean not null,
  name text not null,
  office text not null,
  tying text check (tying in ('untied', 'partiallyTied', 'tied')),
  reason text,
  given_by text not null references person,
  given_at timestamptz not null,
  primary key (agreement, party),
  check (signed or reason is not null),
  check (not signed or party <> 'provider' or (tying is not null and tying = 'untied'))
);
-- Every movement of money, in US dollars; a correction is a new entry of the other sign.
create table ledger_entry (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  source text not null check (source in ('local', 'compact') or source ~ '^provider:[A-Za-z0-9]{2,20}$'),
  kind text not null check (kind in ('pledged', 'committed', 'received', 'disbursed', 'returned')),
  means text not null check (means in ('cash', 'inKind')),
  amount numeric(19, 2) not null check (amount <> 0),
  at timestamptz not null,
  key text not null unique check (length(key) between 1 and 300),
  note text not null,
  check (means = 'cash' or kind in ('pledged', 'committed'))
);
create index ledger_entry_by_number on ledger_entry (number, source, means, kind);
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end $$;
create trigger ledger_is_append_only before update or delete on ledger_entry
  for each row execute function ledger_is_append_only();
create trigger ledger_is_never_emptied before truncate on ledger_entry
  for each statement execute function ledger_is_append_only();
-- Writers of one initiative's ledger take turns, so that each sees what the others booked.
create function ledger_lock(number text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('ledger ' || number, 0));
$$;
create function ledger_takes_turns() returns trigger language plpgsql as $$
begin
  perform ledger_lock(new.number);
  return new;
end $$;
create trigger ledger_takes_turns before insert on ledger_entry
  for each row execute function ledger_takes_turns();
create function ledger_balances() returns trigger language plpgsql as $$
declare
  sums record;
begin
  select coalesce(sum(amount) filter (where kind = 'pledged'), 0) as pledged,
      coalesce(sum(amount) filter (where kind = 'committed'), 0) as committed,
      coalesce(sum(amount) filter (where kind = 'received'), 0) as received,
      coalesce(sum(amount) filter (where kind = 'disbursed'), 0) as disbursed,
      coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned
    into sums from ledger_entry
    where number = new.number and source = new.source and means = new.means;
  if sums.disbursed < 0 or sums.returned < 0
      or sums.disbursed + sums.returned > sums.received
      or sums.received > sums.committed or sums.committed > sums.pledged then
    raise exception 'disbursed <= received <= committed <= pledged is broken for % of %',
      new.source, new.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_balances after insert on ledger_entry
  for each row execute function ledger_balances();
-- One payment for each key, however often it is asked for.
create table payment (
  key text primary key,
  number text not null references initiative (number),
  milestone integer not null,
  amount numeric(19, 2) not null check (amount > 0),
  at timestamptz not null
);
create index payment_by_number on payment (number, milestone);
