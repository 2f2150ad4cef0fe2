-- What a published activity is compared by with the initiatives of a country: cut once, when it is taken in.
create table known_activity_trait (
  activity bigint primary key references known_activity,
  -- Purpose codes of five digits.
  purposes text[] not null,
  -- Who implements it or answers for it, as names are compared.
  institutions text[] not null,
  -- The words of its results' titles, as they are searched.
  result_words text[] not null,
  -- By its dates, whatever its status says.
  begins_on date,
  ends_on date
);

create function compared_name(written text) returns text language sql immutable parallel safe
return nullif(plain_words(written_words(coalesce(written, ''))), '');

-- Words that tell one result from another: no short ones.
create function compared_words(said tsvector) returns text[] language sql immutable parallel safe
return (select coalesce(array_agg(word order by word), '{}') from unnest(tsvector_to_array(coalesce(said, ''))) word
  where length(word) > 4 and word !~ '[0-9]');

create function known_activity_traits(id bigint, content jsonb, status text, starts_on date, ends_on date)
returns known_activity_trait language sql stable
return (
  select row(id,
    (select coalesce(array_agg(distinct s ->> 'code'), '{}') from jsonb_array_elements(
        case jsonb_typeof(content -> 'sectors') when 'array' then content -> 'sectors' else '[]' end) s
      where s ->> 'vocabulary' = '1' and s ->> 'code' ~ '^[0-9]{5}$'),
    (select coalesce(array_agg(distinct compared_name(n ->> 'text'))
        filter (where compared_name(n ->> 'text') is not null), '{}')
      from jsonb_array_elements(
        case jsonb_typeof(content -> 'organisations') when 'array' then content -> 'organisations' else '[]' end) o,
        jsonb_array_elements(case jsonb_typeof(o -> 'names') when 'array' then o -> 'names' else '[]' end) n
      where o ->> 'role' in ('ACCOUNTABLE', 'IMPLEMENTING')),
    (select compared_words(all_vectors(search_vector(t ->> 'text', t ->> 'language') order by n, m))
      from jsonb_array_elements(
          case jsonb_typeof(content -> 'results') when 'array' then content -> 'results' else '[]' end)
          with ordinality r (result, n),
        jsonb_array_elements(case jsonb_typeof(result -> 'titles') when 'array' then result -> 'titles' else '[]' end)
          with ordinality s (t, m)),
    coalesce((content #>> '{dates,ACTUAL_START}')::date, starts_on),
    coalesce((content #>> '{dates,ACTUAL_END}')::date, case when status is null then ends_on end)
  )::known_activity_trait);

create function known_activity_is_compared() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  delete from known_activity_trait where activity = new.id;
  insert into known_activity_trait
  select (known_activity_traits(new.id, new.content, new.status, new.starts_on, new.ends_on)).*;
  return null;
end $$;
create trigger known_activity_is_compared after insert or update of content, status, starts_on, ends_on on known_activity
  for each row execute function known_activity_is_compared();
insert into known_activity_trait
select (known_activity_traits(id, content, status, starts_on, ends_on)).* from known_activity;

do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete on known_activity_trait from %I', '${app}');
  end if;
end $$;

-- What of a country's work may overlap with an initiative, each with why it is thought so, the likeliest first
-- (S26, S31, S36). It sees the initiatives that the session may see. Each reason counts: the same purpose 3, the
-- same group of purposes 2, an institution 3, words of results 1 each, 3 at most.
create function overlaps_found(of_number text, today date)
returns table (other text, initiative text, activity bigint, likelihood integer, place bigint,
  same_purpose boolean, same_group boolean, institutions text[], words text[])
language sql stable as $$
  with me as materialized (
    select i.number, i.country, i.known_activity,
      (select array_agg(distinct s) from (
        select sector as s from plan_profile p where p.number = i.number and sector is not null
        union all select sector from plan_need p where p.number = i.number and sector is not null
        union all select sector from plan_result p where p.number = i.number and sector is not null) of_mine) as sectors,
      (select coalesce(array_agg(distinct compared_name(n)) filter (where compared_name(n) is not null), '{}') from (
        select custodian_institution as n from plan_ownership p where p.number = i.number
        union all select anchoring_institution from plan_ownership p where p.number = i.number
        union all select name from plan_party p
          where p.number = i.number and role in ('LEAD', 'IMPLEMENTS')) named) as institutions,
      (select compared_words(all_vectors(w.words order by w.position)) from plan_words w
        where w.number = i.number and w.section = 'results') as words
    from initiative i where i.number = of_number
  ), mine as materialized (
    select me.*, array(select distinct left(s, 3) from unnest(sectors) s) as groups,
      array(select distinct s from unnest(sectors) s where length(s) = 5) as purposes
    from me
  ), theirs as (
    select o.number, (
        select array_agg(distinct s) from (
          select sector as s from plan_profile p where p.number = o.number and sector is not null
          union all select sector from plan_need p where p.number = o.number and sector is not null
          union all select sector from plan_result p where p.number = o.number and sector is not null) all_of) as sectors,
      (select coalesce(array_agg(distinct compared_name(n)) filter (where compared_name(n) is not null), '{}') from (
        select custodian_institution as n from plan_ownership p where p.number = o.number
        union all select anchoring_institution from plan_ownership p where p.number = o.number
        union all select name from plan_party p
          where p.number = o.number and role in ('LEAD', 'IMPLEMENTS')) named) as institutions,
      (select compared_words(all_vectors(w.words order by w.position)) from plan_words w
        where w.number = o.number and w.section = 'results') as words
    from mine join initiative o on o.country = mine.country and o.number <> mine.number and o.ended_at is null
  ), compared as (
    select t.number as other, t.number as initiative, null::bigint as activity,
      mine.purposes && t.sectors as same_purpose,
      exists (select from unnest(t.sectors) s where left(s, 3) = any (mine.groups)) as same_group,
      array(select unnest(mine.institutions) intersect select unnest(t.institutions) order by 1) as institutions,
      array(select unnest(mine.words) intersect select unnest(t.words) order by 1) as words
    from mine cross join theirs t
    union all
    select k.id::text, null, k.id, mine.purposes && t.purposes, mine.groups && k.sectors,
      array(select unnest(mine.institutions) intersect select unnest(t.institutions) order by 1),
      array(select unnest(mine.words) intersect select unnest(t.result_words) order by 1)
    from mine join known_activity k on k.countries @> array[mine.country]::text[]
      join known_activity_trait t on t.activity = k.id
    where k.id is distinct from mine.known_activity
      and coalesce(k.status, '') not in ('CLOSED', 'CANCELLED', 'SUSPENDED', 'PIPELINE')
      and coalesce(t.ends_on, 'infinity') >= today and coalesce(t.begins_on, '-infinity') <= today
      and (mine.groups && k.sectors or mine.institutions && t.institutions or mine.words && t.result_words)
  ), weighed as (
    select c.other, c.initiative, c.activity,
      (case when coalesce(c.same_purpose, false) then 3 when coalesce(c.same_group, false) then 2 else 0 end
        + case when cardinality(c.institutions) > 0 then 3 else 0 end
        + case when cardinality(c.words) < 2 then 0 else least(cardinality(c.words), 3) end) as likelihood,
      coalesce(c.same_purpose, false) as same_purpose, coalesce(c.same_group, false) as same_group, c.institutions,
      case when cardinality(c.words) < 2 then '{}' else c.words end as words
    from compared c
  )
  select w.other, w.initiative, w.activity, w.likelihood,
    row_number() over (order by w.likelihood desc, w.initiative is null, w.initiative, w.activity desc),
    w.same_purpose, w.same_group, w.institutions, w.words
  from weighed w where w.likelihood > 0
$$;

-- What the country says of one that was found, and how the two are coordinated.
create table overlap (
  id uuid primary key,
  revision bigint not null default 0,
  number text not null references initiative (number),
  initiative text references initiative (number),
  activity bigint references known_activity,
  state text not null check (state in ('CONFIRMED', 'DISMISSED', 'AGREED', 'COORDINATED')),
  -- Why the country says so; may be left out.
  reason text check (length(reason) <= 2000 * 31 and is_seen_text(reason)),
  decided_by text not null references person,
  decided_by_name text not null,
  decided_at timestamptz not null,
  -- Who talks for the initiative, to whom, by when.
  talks text check (length(talks) <= 200 * 31 and is_seen_text(talks)),
  talks_to text check (length(talks_to) <= 200 * 31 and is_seen_text(talks_to)),
  due_on date,
  due_moves integer not null default 0 check (due_moves >= 0),
  agreed_by text references person,
  agreed_at timestamptz,
  talks_language text check (talks_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'),
  -- What came of it.
  outcome text check (length(outcome) <= 2000 * 31 and is_seen_text(outcome)),
  outcome_language text check (outcome_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'),
  coordinated_by text references person,
  coordinated_by_name text,
  coordinated_at timestamptz,
  constraint overlap_with_one_thing check (num_nonnulls(initiative, activity) = 1 and initiative <> number),
  constraint overlap_is_agreed check (num_nonnulls(talks, talks_to, due_on, agreed_by, agreed_at)
    = case when state in ('AGREED', 'COORDINATED') then 5 else 0 end),
  constraint overlap_is_coordinated check (
    num_nonnulls(outcome, coordinated_by, coordinated_by_name, coordinated_at)
    = case when state = 'COORDINATED' then 4 else 0 end)
);
create unique index overlap_with_initiative on overlap (number, initiative) where initiative is not null;
create unique index overlap_with_activity on overlap (number, activity) where activity is not null;
create index overlap_due on overlap (due_on) where state = 'AGREED';
call keeps_language('overlap', 'decided_by');
create trigger reason_written_in before update on overlap
  for each row execute function written_later_in('decided_by', 'reason', 'language');
create trigger talks_written_in before insert or update on overlap
  for each row execute function written_later_in('agreed_by', 'talks', 'talks_language');
create trigger outcome_written_in before insert or update on overlap
  for each row execute function written_later_in('coordinated_by', 'outcome', 'outcome_language');
-- Whoever does not see the other initiative does not learn that there is one.
call guard_rows('overlap', 'exists (select from initiative_audience a where a.number = overlap.number offset 0)
  and (overlap.initiative is null
    or exists (select from initiative_audience a where a.number = overlap.initiative offset 0))');

create function overlap_goes_its_way() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what was said of an overlap stays' using errcode = 'check_violation';
  end if;
  if (old.id, old.number, old.initiative, old.activity) is distinct from
      (new.id, new.number, new.initiative, new.activity) then
    raise exception 'an overlap stays with what it is about' using errcode = 'check_violation';
  end if;
  if (old.state, new.state) not in (('CONFIRMED', 'AGREED'), ('CONFIRMED', 'DISMISSED'), ('DISMISSED', 'CONFIRMED'),
      ('AGREED', 'AGREED'), ('AGREED', 'COORDINATED')) then
    raise exception 'an overlap does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger overlap_goes_its_way before update or delete on overlap
  for each row execute function overlap_goes_its_way();

-- Which of those found the country has been told of.
create table overlap_told (
  number text not null references initiative (number),
  other text not null,
  told_at timestamptz not null,
  primary key (number, other)
);
