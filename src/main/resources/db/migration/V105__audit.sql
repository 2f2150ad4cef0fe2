-- The record: one entry for every change of business state and every refused attempt that matters.
-- Entries of one chain (an initiative's number, or accounts, access, decisions, system) are tied to
-- one another by hash. The database gives position and hash, so that no writer can choose them.
create table audit_entry (
  chain text not null,
  position bigint not null,
  at timestamptz not null,
  kind text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  user_id text,
  person text,
  role text,
  country text,
  number text references initiative (number),
  from_address text,
  door text,
  request_id uuid,
  detail text[] not null,
  before jsonb,
  after jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, position)
);
create index audit_entry_by_time on audit_entry (at desc);
create index audit_entry_by_person on audit_entry (user_id, at desc);
create index audit_entry_about on audit_entry (number, at desc) where chain <> number;
-- Where each chain ends. Whoever writes to a chain holds its row until they commit.
create table audit_head (
  chain text primary key,
  position bigint not null,
  hash bytea not null
) with (fillfactor = 60);
-- Heads as they stood at one moment, themselves a chain: what was sealed cannot be cut off or
-- written anew without breaking a seal, and the newest seal's hash can be kept elsewhere.
create table audit_seal (
  number bigint primary key,
  at timestamptz not null,
  heads bigint not null,
  previous_hash bytea not null,
  hash bytea not null
);
create table audit_sealed_head (
  chain text not null,
  position bigint not null,
  seal bigint not null references audit_seal,
  hash bytea not null,
  primary key (chain, position)
);
create index audit_sealed_head_by_seal on audit_sealed_head (seal, chain collate "C");

-- Hashed is each part with its length before it: no two different entries read the same.
create function audit_part(part text) returns text language sql immutable as
$$ select case when part is null then '~' else octet_length(part) || ':' || part end $$;
create function audit_micros(moment timestamptz) returns text language sql immutable as
$$ select (extract(epoch from moment) * 1000000)::bigint::text $$;

create function audit_chain() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  head audit_head;
begin
  select * into head from audit_head h where h.chain = new.chain for update;
  if not found then
    insert into audit_head values (new.chain, 0, '') on conflict do nothing;
    select * into head from audit_head h where h.chain = new.chain for update;
  end if;
  new.position := head.position + 1;
  new.previous_hash := head.hash;
  new.hash := sha256(convert_to(
    audit_part('compact-audit-1') || audit_part(new.chain) || audit_part(new.position::text)
    || audit_part(audit_micros(new.at)) || audit_part(new.kind) || audit_part(new.outcome)
    || audit_part(new.user_id) || audit_part(new.person) || audit_part(new.role)
    || audit_part(new.country) || audit_part(new.number) || audit_part(new.from_address)
    || audit_part(new.door) || audit_part(new.request_id::text)
    || audit_part(cardinality(new.detail)::text)
    || coalesce((select string_agg(audit_part(d.word), '' order by d.n)
                 from unnest(new.detail) with ordinality as d(word, n)), '')
    || audit_part(new.before::text) || audit_part(new.after::text)
    || audit_part(encode(new.previous_hash, 'hex')), 'UTF8'));
  update audit_head set position = new.position, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger audit_chain before insert on audit_entry
  for each row execute function audit_chain();
alter table audit_entry enable always trigger audit_chain;

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the record is added to and never changed' using errcode = '42501';
end $$;
create trigger audit_stays before update or delete or truncate on audit_entry
  for each statement execute function audit_stays();
create trigger audit_stays before update or delete or truncate on audit_seal
  for each statement execute function audit_stays();
create trigger audit_stays before update or delete or truncate on audit_sealed_head
  for each statement execute function audit_stays();
alter table audit_entry enable always trigger audit_stays;
alter table audit_seal enable always trigger audit_stays;
alter table audit_sealed_head enable always trigger audit_stays;

-- Seals the heads that moved since they were sealed last; the seal's number, or null without any.
create function audit_seal_heads() returns bigint language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  last audit_seal;
  sealed bigint;
begin
  lock table audit_seal in share row exclusive mode;
  select * into last from audit_seal order by number desc limit 1;
  with moved as materialized (
    select h.chain, h.position, h.hash from audit_head h
    where h.position > coalesce(
      (select max(s.position) from audit_sealed_head s where s.chain = h.chain), 0)
  ), stamp as materialized (
    select coalesce(last.number, 0) + 1 as number, clock_timestamp() as at,
      coalesce(last.hash, '') as previous_hash
  ), seal as (
    insert into audit_seal
    select t.number, t.at, (select count(*) from moved), t.previous_hash,
      sha256(convert_to(
        audit_part('compact-seal-1') || audit_part(t.number::text)
        || audit_part(audit_micros(t.at)) || audit_part(encode(t.previous_hash, 'hex'))
        || (select string_agg(
              audit_part(m.chain) || audit_part(m.position::text)
              || audit_part(encode(m.hash, 'hex')), '' order by m.chain collate "C") from moved m),
        'UTF8'))
    from stamp t where exists (select from moved)
  ), heads as (
    insert into audit_sealed_head (chain, position, seal, hash)
    select m.chain, m.position, t.number, m.hash from moved m, stamp t
  )
  select t.number into sealed from stamp t where exists (select from moved);
  return sealed;
end $$;

-- What happened so far, in its order.
insert into audit_entry (chain, at, kind, outcome, user_id, person, role, number, detail)
select number, at, kind, 'done', user_id, person, role, number, detail
from initiative_event order by number, id;
drop table initiative_event;

-- The application adds to the record; heads and seals it only reads.
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke all on audit_entry, audit_head, audit_seal, audit_sealed_head from %I', '${app}');
    execute format('grant select on audit_entry, audit_head, audit_seal, audit_sealed_head to %I', '${app}');
    execute format('grant insert on audit_entry to %I', '${app}');
  end if;
end $$;
