-- The menu of offers (S20, S21, S24): a provider publishes, changes, suspends and withdraws its own. A node of
-- release 0.1.0 goes on writing the columns it knows; what it leaves out is filled in here.
alter table offer
  add column description text check (length(description) <= 8000 and is_seen_text(description)),
  add column written_by text references person,
  add column purposes text[] not null default '{}'
    check (array_to_string(purposes, '') ~ '^([1-9][0-9]{4})*$' and cardinality(purposes) <= 20),
  add column levels text[] not null default '{}'
    check (levels <@ array['human', 'institutional', 'environment']),
  add column countries text[] not null default '{}'
    check (array_to_string(countries, '') ~ '^([A-Z]{2})*$' and cardinality(countries) <= 60),
  add column regions text[] not null default '{}',
  add column organisation_kind text check (organisation_kind in ('government', 'southernInstitution', 'academia',
    'civilSociety', 'privateSector', 'multilateral', 'network', 'practitionersNetwork')),
  add column forms text[] not null default '{technical}'
    check (forms <@ array['technical', 'financial', 'material'] and cardinality(forms) > 0),
  add column people text check (people in ('practitioner', 'expert', 'both')),
  add column size_amount numeric(19, 2) check (size_amount > 0),
  add column size_currency text check (size_currency ~ '^[A-Z]{3}$'),
  add column available_from date,
  add column must_buy_from_provider boolean,
  add column may_refuse_experts boolean,
  add column could_go_elsewhere boolean,
  add column status text not null default 'published'
    check (status in ('draft', 'published', 'suspended', 'withdrawn')),
  add column revision integer not null default 1 check (revision >= 0),
  add column changed_at timestamptz,
  add column withdrawn_reason text check (length(withdrawn_reason) <= 2000 and is_seen_text(withdrawn_reason)),
  add column lock_version bigint not null default 0,
  alter column published_at drop not null;
call keeps_language('offer', 'written_by');

-- The regions by which offers are made: the World Bank's.
create table offer_region (
  country char(2) primary key,
  region text not null
);
insert into offer_region (region, country)
select region, unnest(string_to_array(countries, ' ')) from (values
  ('eastAsiaPacific', 'CN FJ FM ID KH KI KP LA MH MM MN MY NR PG PH PW SB TH TL TO TV VN VU WS'),
  ('europeCentralAsia', 'AL AM AZ BA BG BY GE KG KZ MD ME MK RS RU TJ TM TR UA UZ XK'),
  ('latinAmericaCaribbean',
    'AG AR BB BO BR BS BZ CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT UY VC VE'),
  ('middleEastNorthAfrica', 'DJ DZ EG IQ IR JO LB LY MA OM PS SA SY TN YE'),
  ('southAsia', 'AF BD BT IN LK MV NP PK'),
  ('subSaharanAfrica', 'AO BF BI BJ BW CD CF CG CI CM CV ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA '
    || 'NE NG RW SC SD SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW')
) as listed (region, countries);
alter table offer add constraint offer_regions check (regions <@ array['eastAsiaPacific', 'europeCentralAsia',
  'latinAmericaCaribbean', 'middleEastNorthAfrica', 'southAsia', 'subSaharanAfrica']);

-- How an offer is tied follows from its three questions (S21); null where they were not asked.
create function offer_tying(must_buy boolean, may_refuse boolean, elsewhere boolean) returns text
language sql immutable parallel safe
return case
  when must_buy is null or may_refuse is null or elsewhere is null then null
  when must_buy or not (may_refuse or elsewhere) then 'tied'
  when may_refuse and elsewhere then 'untied'
  else 'partiallyTied' end;

create function offer_is_whole() returns trigger language plpgsql as $$
declare
  kept text[] := array['status', 'revision', 'lock_version', 'published_at', 'changed_at', 'withdrawn_reason',
    'words', 'written_by'];
begin
  if new.organisation_kind is null then
    new.organisation_kind := (
      select case o.kind when 'nationalGovernment' then 'government' when 'localGovernment' then 'government'
        when 'publicInstitution' then case when o.southern then 'southernInstitution' else 'government' end
        when 'foundation' then 'civilSociety' else o.kind end
      from organisation o where o.code = new.organisation);
  end if;
  if cardinality(new.purposes) > 0 then
    new.sectors := array(select distinct left(p, 3) from unnest(new.purposes) p order by 1);
  end if;
  -- Release 0.1.0 asks for the tying and publishes at once: what is not untied stays a draft.
  if new.must_buy_from_provider is null and new.status = 'published' and new.tying <> 'untied' then
    new.status := 'draft';
    new.revision := 0;
  end if;
  if tg_op = 'UPDATE' then
    if new.id <> old.id or new.organisation <> old.organisation then
      raise exception 'an offer stays its provider''s' using errcode = 'check_violation';
    end if;
    if old.status = 'withdrawn' and to_jsonb(new) <> to_jsonb(old) then
      if new.lock_version = old.lock_version then
        return old;
      end if;
      raise exception 'a withdrawn offer stays so' using errcode = 'check_violation';
    end if;
    if old.status in ('published', 'suspended') and new.status = 'draft' and new.lock_version <> old.lock_version then
      raise exception 'a published offer is no draft again' using errcode = 'check_violation';
    end if;
    if new.revision < old.revision and new.status <> 'draft' then
      raise exception 'revisions of an offer go up' using errcode = 'check_violation';
    end if;
    -- What 0.1.0 changes is a revision too.
    if new.status = 'published' and new.revision = old.revision
        and to_jsonb(new) - kept <> to_jsonb(old) - kept then
      new.revision := old.revision + 1;
    end if;
    if new.status = 'published' and new.revision = 0 then
      new.revision := 1;
    end if;
  end if;
  return new;
end $$;
create trigger offer_is_whole before insert or update on offer
  for each row execute function offer_is_whole();

-- What stands already: the kind of its organisation; what is not untied is no offer of the menu.
update offer set organisation_kind = null;
alter table offer
  add constraint offer_tying_follows check (
    num_nonnulls(must_buy_from_provider, may_refuse_experts, could_go_elsewhere) in (0, 3)
    and (must_buy_from_provider is null
      or tying = offer_tying(must_buy_from_provider, may_refuse_experts, could_go_elsewhere))),
  add constraint offer_published_is_untied check (tying = 'untied' or status in ('draft', 'withdrawn')),
  add constraint offer_published_has_a_moment check (published_at is not null or status in ('draft', 'withdrawn')),
  add constraint offer_is_sized check ((size_amount is null) = (size_currency is null)),
  add constraint offer_has_a_period check (available_until >= available_from),
  add constraint offer_revision_of_draft check ((status = 'draft') <= (revision = 0));

-- Each revision as it was published, for whoever leaned on it.
create table offer_version (
  offer bigint not null references offer,
  revision integer not null check (revision > 0),
  content jsonb not null,
  published_at timestamptz not null,
  primary key (offer, revision)
);
create function offer_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was published of an offer stays' using errcode = 'check_violation';
end $$;
create trigger offer_version_stays before update or delete on offer_version
  for each row execute function offer_version_stays();
create function offer_is_kept() returns trigger language plpgsql as $$
begin
  if new.status = 'published' then
    insert into offer_version (offer, revision, content, published_at)
    values (new.id, new.revision, to_jsonb(new) - array['words', 'lock_version', 'status', 'written_by'],
      coalesce(new.changed_at, new.published_at))
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger offer_is_kept after insert or update on offer
  for each row execute function offer_is_kept();
insert into offer_version (offer, revision, content, published_at)
select id, revision, to_jsonb(o) - array['lock_version', 'status', 'written_by'], published_at
from offer o where status = 'published';

-- The menu is searched by words and narrowed by lists.
alter table offer add column words tsvector generated always as
  (search_vector(title || e'\n' || coalesce(description, ''), language)) stored;
create index offer_by_word on offer using gin (words) where status = 'published';
create index offer_by_lists on offer using gin (sectors, modalities, levels, languages, forms, countries, regions)
  where status = 'published';
create index offer_by_purpose on offer using gin (purposes) where status = 'published';
create index offer_newest on offer (published_at desc, id desc) where status = 'published';
create index offer_soonest on offer (available_until, id) where status = 'published';
create index offer_titled on offer (title, id) where status = 'published';

-- What may stand on the menu; whoever reads adds the day. A provider whose people are all disabled offers nothing.
create view menu_offer as
select o.* from offer o
where o.status = 'published' and o.tying = 'untied'
  and o.organisation <> all (array(
    select p.organisation from person p where p.organisation is not null
    group by p.organisation having not bool_or(p.enabled)));

-- A provider asks a country it worked with for a reference; the country gives it, in its own words.
create table offer_reference_request (
  offer bigint not null references offer,
  initiative text not null references initiative (number),
  country char(2) not null,
  asked_by text not null references person,
  asked_at timestamptz not null,
  primary key (offer, initiative),
  check (country = left(initiative, 2))
);
create table offer_reference (
  id bigint generated always as identity primary key,
  offer bigint not null,
  revision integer not null,
  country char(2) not null,
  initiative text,
  text text not null check (length(text) <= 4000 and is_seen_text(text)),
  given_by text not null references person,
  given_by_name text not null,
  given_at timestamptz not null,
  unique (offer, initiative),
  foreign key (offer, revision) references offer_version (offer, revision),
  foreign key (offer, initiative) references offer_reference_request (offer, initiative)
);
call keeps_language('offer_reference', 'given_by');
create trigger offer_reference_stays before update or delete on offer_reference
  for each row execute function offer_version_stays();
create trigger offer_reference_request_stays before update or delete on offer_reference_request
  for each row execute function offer_version_stays();
create function offer_reference_of_a_partner() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if not exists (select from plan_partner p join offer o on o.organisation = p.organisation
      where o.id = new.offer and p.number = new.initiative) then
    raise exception 'a reference is asked of a country that worked with the provider'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger offer_reference_of_a_partner before insert on offer_reference_request
  for each row execute function offer_reference_of_a_partner();
call guard_rows('offer_reference_request', $$ 'country:' || country = any ((select row_audiences())::text[])
  or exists (select from offer o where o.id = offer_reference_request.offer
    and 'group:provider' || o.organisation = any ((select row_audiences())::text[])) $$);

do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete on menu_offer, offer_region from %I', '${app}');
  end if;
end $$;
