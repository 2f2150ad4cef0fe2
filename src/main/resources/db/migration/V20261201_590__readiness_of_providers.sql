-- A provider's assessment of itself (S14, S34, S35, S54). What it answered is for itself and the
-- secretariat; the level and its days are everybody's and stand in provider_readiness, which the
-- database writes from it.
insert into policy_value (name, valid_from, amount, unit, note) values
  ('readiness.months', '2011-09-15', 24, 'months', 'S54: for so long a provider''s assessment of itself is good');

alter table provider_readiness add column good_until date check (good_until > assessed_on);

create table readiness_assessment (
  id bigint generated always as identity primary key,
  organisation text not null references organisation,
  assessed_on date not null,
  good_until date not null check (good_until > assessed_on),
  level text not null check (level in ('ready', 'partly', 'notReady')),
  -- An assessment made elsewhere: what it is, and where it is found.
  existing text check (is_seen_text(existing) and length(existing) <= 500 * 31),
  made_by text not null references person,
  made_at timestamptz not null,
  replaced_at timestamptz check (replaced_at >= made_at),
  revision bigint not null default 0
);
call keeps_language('readiness_assessment', 'made_by');
-- One of a provider holds, whoever sends another in the same second.
create unique index readiness_one_holds on readiness_assessment (organisation) where replaced_at is null;
create index readiness_assessment_by_provider on readiness_assessment (organisation, made_at desc);
call guard_rows('readiness_assessment', $$ 'group:provider' || organisation = any ((select row_audiences())::text[])
  or 'group:secretariat' = any ((select row_audiences())::text[]) $$);

create table readiness_answer (
  assessment bigint not null references readiness_assessment (id),
  dimension text not null check (dimension in ('INTERNAL_SYSTEMS', 'KNOWS_NEEDS', 'WILL_TO_CHANGE',
    'USES_COUNTRY_SYSTEMS', 'UNTIED_HELP', 'COORDINATES')),
  level text not null check (level in ('ready', 'partly', 'notReady')),
  evidence text check (is_seen_text(evidence) and length(evidence) <= 1000 * 31),
  said_by text not null references person,
  primary key (assessment, dimension)
);
call keeps_language('readiness_answer', 'said_by');
call guard_rows_by_parent('readiness_answer', 'assessment', 'readiness_assessment', 'id');

-- What was assessed stays; another one replaces it, once.
create function readiness_stays() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'readiness_answer' or tg_op = 'DELETE' then
    raise exception 'what a provider assessed stays' using errcode = 'check_violation';
  end if;
  if old.replaced_at is not null or new.replaced_at is null
    or to_jsonb(new) - '{replaced_at,revision}'::text[] <> to_jsonb(old) - '{replaced_at,revision}'::text[] then
    raise exception 'an assessment is only replaced, once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger readiness_stays before update or delete on readiness_assessment
  for each row execute function readiness_stays();
create trigger readiness_stays before update or delete on readiness_answer
  for each row execute function readiness_stays();

-- Each respect is answered, with evidence unless an assessment made elsewhere is handed in.
create function readiness_is_whole() returns trigger language plpgsql as $$
begin
  if (select count(*) from readiness_answer a where a.assessment = new.id
      and (new.existing is not null or a.evidence is not null)) <> 6 then
    raise exception 'an assessment answers every respect, with evidence' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger readiness_is_whole after insert on readiness_assessment
  deferrable initially deferred for each row execute function readiness_is_whole();

-- What everybody reads of it. Two of one day: the later holds.
create function readiness_is_published() returns trigger language plpgsql as $$
begin
  insert into provider_readiness (organisation, level, assessed_on, good_until)
  values (new.organisation, new.level, new.assessed_on, new.good_until)
  on conflict (organisation, assessed_on) do update
    set level = excluded.level, good_until = excluded.good_until;
  return null;
end $$;
create trigger readiness_is_published after insert on readiness_assessment
  for each row execute function readiness_is_published();

-- The last day on which an assessment is good; those of before are given the months that hold.
create function readiness_good_until(assessed_on date, good_until date) returns date language sql stable as $$
  select coalesce(good_until,
    (assessed_on + make_interval(months => policy_on('readiness.months', assessed_on::timestamp at time zone 'UTC')::integer))::date)
$$;
