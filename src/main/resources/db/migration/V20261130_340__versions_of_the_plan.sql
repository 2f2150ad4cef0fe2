-- What a plan said when it was sent, decided on and signed. The database freezes it itself, at the end of
-- the transaction of that moment, so that everything the moment wrote is in it and no act costs more.
create function plan_content(nr text) returns jsonb language plpgsql stable
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  -- Who wrote a row is in plan_change. The measure of a result follows from its indicators.
  apart text[] := array['number', 'ordinal', 'changed_by', 'changed_at', 'actual', 'actual_on'];
  kept record;
  rows jsonb;
  content jsonb := '{}';
begin
  for kept in
    select * from (values
      ('plan_profile', 'frame'), ('plan_result', 'results'), ('plan_indicator', 'indicators'),
      ('plan_milestone', 'work'), ('plan_budget_line', 'budget'), ('plan_party', 'partners'),
      ('plan_accountability', 'accountability'), ('plan_people', 'people'), ('plan_risk', 'risks'),
      ('plan_quality', 'quality'), ('plan_modality', 'modalities'), ('plan_exit', 'exit'),
      ('refusal_condition', 'refusals'), ('plan_actor', 'actors')) as sections (tab, section)
  loop
    execute format('select coalesce(jsonb_agg(to_jsonb(t) - $2 order by t.ordinal, t.position), ''[]'')
      from %I t where t.number = $1', kept.tab) into rows
    using nr, case kept.section when 'results' then apart || array['baseline', 'target', 'due'] else apart end;
    content := content || jsonb_build_object(kept.section, rows);
  end loop;
  return content || jsonb_build_object('totals',
    (select coalesce(jsonb_object_agg(source, amount), '{}') from plan_budget where number = nr));
end $$;

-- The text of jsonb is canonical: the same content has the same text, in whatever order it was written.
create function plan_content_hash(content jsonb) returns bytea language sql immutable as $$
  select sha256(convert_to(content::text, 'UTF8'))
$$;

create table plan_version (
  number text not null references initiative (number),
  version integer not null check (version between 1 and 100000),
  reason text not null check (reason in ('SUBMITTED', 'SENT', 'DECIDED', 'SIGNED')),
  frozen_at timestamptz not null,
  -- Who sent it; null when a rule froze it.
  frozen_by text,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  sha256 bytea not null,
  check (sha256 = plan_content_hash(content)),
  primary key (number, version)
);
create function plan_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a version of the plan is not changed' using errcode = '42501';
end $$;
create trigger plan_version_stays before update or delete on plan_version
  for each row execute function plan_version_stays();
create trigger plan_version_is_never_emptied before truncate on plan_version
  for each statement execute function plan_version_stays();

create function plan_freeze(nr text, why text, at timestamptz, by text) returns void language sql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
  insert into plan_version (number, version, reason, frozen_at, frozen_by, content, sha256)
  select nr, (select coalesce(max(version), 0) + 1 from plan_version where number = nr), why, at, by, content,
    plan_content_hash(content)
  from plan_content(nr) as content
$$;

-- From here on whoever writes in the plan waits; whoever was at it is waited for. It is taken before the
-- chains of the record, which a writer takes last.
create function plan_waits() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform plan_is_frozen(new.number);
  return new;
end $$;
create trigger plan_waits before insert on statement
  for each row when (new.form in ('articulate-demand', 'complete-design')) execute function plan_waits();
create trigger plan_waits before update of outcome on approval
  for each row when (old.outcome is null and new.outcome is not null) execute function plan_waits();
create trigger plan_waits before update of outcome on funding_agreement
  for each row when (old.outcome is null and new.outcome = 'signed') execute function plan_waits();

create function plan_is_stated() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform plan_freeze(new.number, case new.form when 'articulate-demand' then 'SUBMITTED' else 'SENT' end,
    new.stated_at, new.stated_by);
  return null;
end $$;
create function plan_is_concluded() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform plan_freeze(new.number, tg_argv[0], new.concluded_at, null);
  return null;
end $$;
create constraint trigger plan_is_stated after insert on statement deferrable initially deferred
  for each row when (new.form in ('articulate-demand', 'complete-design')) execute function plan_is_stated();
create constraint trigger plan_is_concluded after update of outcome on approval deferrable initially deferred
  for each row when (old.outcome is null and new.outcome is not null) execute function plan_is_concluded('DECIDED');
create constraint trigger plan_is_concluded after update of outcome on funding_agreement deferrable initially deferred
  for each row when (old.outcome is null and new.outcome = 'signed') execute function plan_is_concluded('SIGNED');
