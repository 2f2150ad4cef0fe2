-- The plan of an initiative: rows in sections, as many as it takes. What each table has in common: a
-- position that never changes and is never used again, by which milestones, payments, comments and
-- proposals know the row; an ordinal, which is its place; a revision, by which two writers notice each
-- other. Tables of before are widened; nodes of release 0.1.0 go on with the columns that they know.
create table plan_section (
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  -- The last position that was given, whatever became of its row.
  last_position integer not null default 0 check (last_position between 0 and 100000),
  -- Since when the rows speak for themselves: somebody saved the section on its page.
  saved_at timestamptz,
  saved_by text,
  check ((saved_at is null) = (saved_by is null)),
  primary key (number, section)
);

alter table plan_result drop constraint plan_result_position_check,
  add check (position between 1 and 100000),
  alter baseline drop not null, alter target drop not null, alter due drop not null,
  add kind text not null default 'OUTCOME' check (kind in ('OUTCOME', 'INTERMEDIATE', 'OUTPUT')),
  add parent integer check (parent <> position),
  add capacity_level text check (capacity_level in ('human', 'institutional', 'environment')),
  add sector text check (sector ~ '^[0-9]{3}([0-9]{2})?$'),
  add goal text check (goal ~ '^(1[0-7]|[1-9])([.]([0-9]{1,2}|[a-d]))?$'),
  add constraint plan_result_parent foreign key (number, parent) references plan_result (number, position)
    deferrable initially deferred;
alter table sufficiency_target drop constraint sufficiency_target_position_check,
  add check (position between 1 and 100000),
  add indicator_position integer,
  add constraint sufficiency_target_of_indicator unique (number, indicator_position);
alter table refusal_condition drop constraint refusal_condition_position_check,
  add check (position between 1 and 100000);
alter table plan_milestone drop constraint plan_milestone_position_check,
  add check (position between 1 and 100000),
  alter amount type numeric(19, 4), alter amount set default 0,
  add check (amount = round(amount, 2)),
  add kind text not null default 'MILESTONE' check (kind in ('MILESTONE', 'ACTIVITY')),
  add result integer,
  add modality text,
  add party text references organisation,
  add verifier text check (is_seen_text(verifier)),
  add starts_on date check (starts_on <= due),
  add lines integer[] not null default '{}',
  add check (kind = 'MILESTONE' or amount = 0),
  add constraint plan_milestone_result foreign key (number, result) references plan_result (number, position)
    deferrable initially deferred;
alter table plan_risk add check (position between 1 and 100000),
  add owner text check (is_seen_text(owner));
alter table plan_profile
  add position integer not null default 1 check (position = 1),
  add development_result text check (is_seen_text(development_result)),
  add starts_on date,
  add review_mechanism text check (review_mechanism in ('selfGoverning', 'peer', 'externalOnly', 'none')),
  add change_management text check (is_seen_text(change_management));

create table plan_indicator (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  result integer,
  title text not null check (is_seen_text(title)),
  measure text not null check (measure in ('NUMBER', 'PERCENT', 'YES_NO', 'WORDS')),
  unit text check (is_seen_text(unit)),
  direction text check (direction in ('MORE', 'LESS')),
  baseline numeric(19, 4),
  baseline_words text check (is_seen_text(baseline_words)),
  baseline_on date,
  baseline_source text check (is_seen_text(baseline_source)),
  measured_by date,
  -- [{"value": 24, "on": "2027-06-30"}], in order.
  targets jsonb not null default '[]' check (jsonb_typeof(targets) = 'array' and jsonb_array_length(targets) <= 12),
  target_words text check (is_seen_text(target_words)),
  enough numeric(19, 4),
  enough_on date,
  verification text check (is_seen_text(verification)),
  disaggregation text check (is_seen_text(disaggregation)),
  check ((enough is null) = (enough_on is null)),
  check (measure <> 'PERCENT' or greatest(baseline, enough) <= 100 or greatest(baseline, enough) is null),
  check (measure <> 'YES_NO' or (coalesce(baseline, 0) in (0, 1) and coalesce(enough, 0) in (0, 1))),
  check (measure <> 'WORDS' or num_nonnulls(baseline, enough) = 0),
  check (baseline_on is null or enough_on is null or baseline_on < enough_on),
  primary key (number, position),
  constraint plan_indicator_result foreign key (number, result) references plan_result (number, position)
    deferrable initially deferred
);
create table plan_budget_line (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  title text not null check (is_seen_text(title)),
  category text not null check (category in ('STAFF', 'EXPERTS', 'TRAINING', 'TRAVEL', 'EQUIPMENT', 'SERVICES',
    'GRANTS', 'COORDINATION', 'OTHER')),
  year integer not null check (year between 2000 and 2100),
  source text not null check (source ~ '^(local|compact|provider:[A-Za-z0-9]{2,20}|other:.{1,200})$'),
  means text not null check (means in ('cash', 'inKind')),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  amount numeric(19, 4) check (amount >= 0),
  unit text check (unit in ('PERSON_DAYS', 'PLACES', 'EQUIPMENT', 'SPACE', 'OTHER')),
  quantity numeric(19, 4) check (quantity > 0),
  flow text not null check (flow in ('TREASURY', 'HOST', 'DIRECT')),
  budget_code text check (is_seen_text(budget_code)),
  -- What one US dollar cost in the line's currency, and of which day that is.
  rate numeric(19, 8) check (rate > 0),
  rate_on date,
  usd numeric(19, 4) generated always as (round(amount / rate, 2)) stored,
  check ((amount is null) = (currency is null)),
  check ((rate is null) = (amount is null) and (rate is null) = (rate_on is null)),
  check (means = 'inKind' or amount is not null),
  check (means = 'cash' or (unit is not null and quantity is not null)),
  check (source <> 'compact' or means = 'cash'),
  primary key (number, position)
);
create table plan_party (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  name text not null check (is_seen_text(name)),
  organisation text references organisation,
  role text not null check (role in ('LEAD', 'IMPLEMENTS', 'PROVIDES', 'FINANCES', 'FACILITATES', 'ADVISES', 'USES')),
  contribution text check (is_seen_text(contribution)),
  benefit text check (is_seen_text(benefit)),
  strengths text check (is_seen_text(strengths)),
  primary key (number, position)
);
create table plan_accountability (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  who text not null check (is_seen_text(who)),
  to_whom text not null check (is_seen_text(to_whom)),
  what text not null check (is_seen_text(what)),
  due date,
  check (who <> to_whom),
  primary key (number, position)
);
create table plan_people (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  title text not null check (is_seen_text(title)),
  persons integer not null check (persons between 1 and 10000),
  origin text not null check (origin in ('NATIONAL', 'SOUTHERN', 'OTHER')),
  practitioner boolean not null,
  days numeric(19, 4) not null check (days > 0),
  institution text check (is_seen_text(institution)),
  primary key (number, position)
);
create table plan_quality (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  function text not null check (function in ('review', 'courseCorrection', 'coordination', 'oversight')),
  who text not null check (is_seen_text(who)),
  interval_days integer check (interval_days between 1 and 3660),
  how text check (is_seen_text(how)),
  primary key (number, position)
);
create table plan_modality (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  modality text not null check (modality ~ '^[a-zA-Z]+$'),
  purpose text check (is_seen_text(purpose)),
  reason text check (is_seen_text(reason)),
  primary key (number, position)
);
create table plan_exit (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  title text not null check (is_seen_text(title)),
  taken_over_by text not null check (is_seen_text(taken_over_by)),
  budget_line text check (is_seen_text(budget_line)),
  due date,
  primary key (number, position)
);
create table plan_actor (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 100000),
  name text not null check (is_seen_text(name)),
  kind text not null check (kind in ('civilSociety', 'privateSector', 'academia', 'media', 'other')),
  contribution text check (is_seen_text(contribution)),
  takes_part boolean,
  primary key (number, position)
);

-- What each row became, in order: only added, by the database itself, so that no writer passes it by.
create table plan_change (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  section text not null,
  position integer not null,
  revision integer not null,
  act text not null check (act in ('ADDED', 'CHANGED', 'REMOVED')),
  -- The columns of the row; of a removed one, as it was last.
  content jsonb not null,
  changed_by text,
  changed_at timestamptz not null,
  unique (number, section, position, revision, act)
);
create index plan_change_by_number on plan_change (number, id desc);
create function plan_change_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what a row of the plan became is not changed' using errcode = '42501';
end $$;
create trigger plan_change_stays before update on plan_change
  for each row execute function plan_change_stays();

-- The revision follows the content, whoever writes: this release, the one before, or an operator. An upsert
-- is told twice to a trigger: as an insert that is none, and then as the update that it is.
create function plan_row_is_kept() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  meta text[] := array['number', 'position', 'ordinal', 'revision', 'changed_by', 'changed_at', 'language', 'usd',
    'actual', 'actual_on'];
  held integer;
  there boolean;
begin
  if tg_argv[0] = 'results' then
    -- These follow from the result's indicators.
    meta := meta || array['baseline', 'target', 'due'];
  end if;
  if tg_op = 'DELETE' then
    insert into plan_change (number, section, position, revision, act, content, changed_by, changed_at)
    values (old.number, tg_argv[0], old.position, old.revision, 'REMOVED', to_jsonb(old) - meta,
      nullif(current_setting('compact.plan_editor', true), ''), now())
    on conflict do nothing;
    return old;
  end if;
  if tg_op = 'INSERT' then
    execute format('select exists (select from %I where number = $1 and position = $2)', tg_table_name)
      into there using new.number, new.position;
    if there then
      return new;
    end if;
    select last_position into held from plan_section where number = new.number and section = tg_argv[0];
    if coalesce(held, -1) < new.position then
      insert into plan_section (number, section, last_position) values (new.number, tg_argv[0], new.position)
      on conflict (number, section) do update set last_position = greatest(plan_section.last_position, new.position);
    end if;
    new.ordinal := coalesce(new.ordinal, new.position);
    -- Where a row of before was removed and is put back, its revisions go on.
    new.revision := coalesce((select max(revision) + 1 from plan_change
      where number = new.number and section = tg_argv[0] and position = new.position), 0);
  elsif to_jsonb(new) - meta is distinct from to_jsonb(old) - meta then
    if new.position <> old.position or new.number <> old.number then
      raise exception 'the position of a row of the plan stays' using errcode = 'check_violation';
    end if;
    new.revision := old.revision + 1;
  else
    return new;
  end if;
  new.changed_by := coalesce(nullif(current_setting('compact.plan_editor', true), ''), new.changed_by);
  new.changed_at := now();
  insert into plan_change (number, section, position, revision, act, content, changed_by, changed_at)
  values (new.number, tg_argv[0], new.position, new.revision,
    case tg_op when 'INSERT' then 'ADDED' else 'CHANGED' end, to_jsonb(new) - meta, new.changed_by, now());
  return new;
end $$;
-- A list has an end: what is longer is another initiative.
create function plan_section_is_not_full() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  rows integer;
begin
  execute format('select count(*) from %I where number = $1', tg_table_name) into rows using new.number;
  if rows > 500 then
    raise exception 'a section of the plan has at most 500 rows'
      using errcode = 'check_violation', constraint = 'plan_section_is_not_full';
  end if;
  return null;
end $$;

do $$
declare
  kept record;
begin
  for kept in
    select * from (values
      ('plan_profile', 'frame'), ('plan_result', 'results'), ('plan_indicator', 'indicators'),
      ('plan_milestone', 'work'), ('plan_budget_line', 'budget'), ('plan_party', 'partners'),
      ('plan_accountability', 'accountability'), ('plan_people', 'people'), ('plan_risk', 'risks'),
      ('plan_quality', 'quality'), ('plan_modality', 'modalities'), ('plan_exit', 'exit'),
      ('refusal_condition', 'refusals'), ('plan_actor', 'actors')) as sections (tab, section)
  loop
    execute format('alter table %I add ordinal integer, add revision integer not null default 0,
      add changed_by text, add changed_at timestamptz', kept.tab);
    execute format('update %I set ordinal = position', kept.tab);
    -- What a writer of today begins from.
    execute format('insert into plan_change (number, section, position, revision, act, content, changed_at)
      select number, %L, position, 0, ''ADDED'', to_jsonb(t) - array[''number'', ''position'', ''ordinal'',
        ''revision'', ''changed_by'', ''changed_at'', ''actual'', ''actual_on''], now() from %I t', kept.section, kept.tab);
    execute format('insert into plan_section (number, section, last_position)
      select number, %L, max(position) from %I group by number', kept.section, kept.tab);
    call keeps_language(kept.tab::regclass, 'changed_by');
    execute format('create trigger plan_row_is_kept before insert or update or delete on %I
      for each row execute function plan_row_is_kept(%L)', kept.tab, kept.section);
    execute format('create trigger plan_section_is_not_full after insert on %I
      for each row execute function plan_section_is_not_full()', kept.tab);
  end loop;
end $$;

-- The rows of before, as they were found: what a writer of today begins from.
insert into plan_indicator (number, position, ordinal, result, title, measure, baseline, targets)
select number, position, position, position, title, 'NUMBER', baseline,
  jsonb_build_array(jsonb_build_object('value', target, 'on', due))
from plan_result where target is not null and due is not null;
with numbered as (
  select t.*, coalesce((select max(i.position) from plan_indicator i where i.number = t.number), 0)
    + row_number() over (partition by t.number order by t.position) as new_position
  from sufficiency_target t
), kept as (
  insert into plan_indicator (number, position, ordinal, title, measure, baseline, enough, enough_on)
  select number, new_position, new_position, indicator, 'NUMBER', baseline, target, due from numbered
)
update sufficiency_target t set indicator_position = n.new_position
from numbered n where n.number = t.number and n.position = t.position;

-- A sufficiency target keeps its position for ever, and what was reported and judged of it goes by that:
-- positions come from a counter, so that no new target is taken for one that was removed.
insert into plan_section (number, section, last_position)
select number, 'targets', max(position) from sufficiency_target group by number;
-- A form names positions itself: the counter goes on from there.
create function target_is_counted() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into plan_section as s (number, section, last_position) values (new.number, 'targets', new.position)
  on conflict (number, section) do update set last_position = excluded.last_position
  where s.last_position < excluded.last_position;
  return null;
end $$;
create trigger target_is_counted after insert on sufficiency_target
  for each row execute function target_is_counted();

-- What later stages read follows from the rows: the measure of a result is that of its first indicator
-- that has numbers; a sufficiency target is an indicator that says when it is enough.
create function indicator_is_followed() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  nr text := coalesce(new.number, old.number);
begin
  if pg_trigger_depth() > 1 then
    return null;
  end if;
  update plan_result r set baseline = m.baseline, target = m.target, due = m.due
  from plan_result o left join lateral (
    select i.baseline, (t ->> 'value')::numeric as target, (t ->> 'on')::date as due
    from plan_indicator i, lateral (
      select last.value as t from jsonb_array_elements(i.targets) with ordinality last (value, n)
      order by (last.value ->> 'on')::date desc limit 1) as final
    where i.number = nr and i.result = o.position and i.baseline is not null and i.measure <> 'WORDS'
    order by i.ordinal, i.position limit 1) m on true
  where o.number = nr and r.number = nr and r.position = o.position
    and o.position in (old.result, new.result)
    and (r.baseline, r.target, r.due) is distinct from (m.baseline, m.target, m.due);
  if tg_op = 'DELETE' or new.enough is null then
    delete from sufficiency_target t where t.number = nr and t.indicator_position = old.position;
  else
    update sufficiency_target t set indicator = new.title, baseline = new.baseline, target = new.enough,
      due = new.enough_on
    where t.number = nr and t.indicator_position = new.position;
    if not found then
      insert into sufficiency_target (number, position, indicator, baseline, target, due, indicator_position)
      select nr, coalesce(max(s.last_position), 0) + 1, new.title, new.baseline, new.enough, new.enough_on, new.position
      from plan_section s where s.number = nr and s.section = 'targets';
    end if;
  end if;
  return null;
end $$;
create trigger indicator_is_followed after insert or update or delete on plan_indicator
  for each row execute function indicator_is_followed();

-- A node of the release before writes results and targets without indicators: they get them here.
create function measure_has_an_indicator() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if pg_trigger_depth() > 1 or new.target is null then
    return null;
  end if;
  if tg_table_name = 'plan_result' then
    if not exists (select from plan_indicator where number = new.number and result = new.position) then
      insert into plan_indicator (number, position, result, title, measure, baseline, targets)
      select new.number, coalesce(max(s.last_position), 0) + 1, new.position, new.title, 'NUMBER', new.baseline,
        jsonb_build_array(jsonb_build_object('value', new.target, 'on', new.due))
      from plan_section s where s.number = new.number and s.section = 'indicators';
    end if;
  elsif new.indicator_position is null then
    insert into plan_indicator (number, position, title, measure, baseline, enough, enough_on)
    select new.number, coalesce(max(s.last_position), 0) + 1, new.indicator, 'NUMBER', new.baseline, new.target, new.due
    from plan_section s where s.number = new.number and s.section = 'indicators';
    update sufficiency_target set indicator_position = (select max(position) from plan_indicator where number = new.number)
    where number = new.number and position = new.position;
  end if;
  return null;
end $$;
create trigger measure_has_an_indicator after insert on plan_result
  for each row execute function measure_has_an_indicator();
create trigger measure_has_an_indicator after insert on sufficiency_target
  for each row execute function measure_has_an_indicator();
-- A target that goes takes with it the indicator that was there for it alone; a result that goes takes
-- its indicators, and they the targets that they were.
create function measure_leaves_with_its_row() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if pg_trigger_depth() = 1 then
    if tg_table_name = 'plan_result' then
      delete from sufficiency_target t using plan_indicator i
      where i.number = old.number and i.result = old.position and t.number = i.number and t.indicator_position = i.position;
      delete from plan_indicator i where i.number = old.number and i.result = old.position;
      update plan_milestone set result = null where number = old.number and result = old.position;
      update plan_result set parent = null where number = old.number and parent = old.position;
    elsif old.indicator_position is not null then
      delete from plan_indicator i where i.number = old.number and i.position = old.indicator_position
        and i.result is null and i.targets = '[]';
      update plan_indicator i set enough = null, enough_on = null
      where i.number = old.number and i.position = old.indicator_position;
    end if;
  end if;
  return null;
end $$;
create trigger measure_leaves_with_its_row after delete on plan_result
  for each row execute function measure_leaves_with_its_row();
create trigger measure_leaves_with_its_row after delete on sufficiency_target
  for each row execute function measure_leaves_with_its_row();

-- The budget by source, in US dollars: the sum of the lines, once there are any.
create function budget_is_summed() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  nr text := coalesce(new.number, old.number);
begin
  delete from plan_budget where number = nr;
  insert into plan_budget (number, source, amount)
  select nr, s.source, coalesce(sum(l.usd), 0)
  from (values ('localCash', 'local', 'cash'), ('localInKind', 'local', 'inKind'), ('providerCash', 'partner', 'cash'),
      ('providerInKind', 'partner', 'inKind'), ('compact', 'compact', 'cash')) as s (source, giver, means)
    left join plan_budget_line l on l.number = nr and l.means = s.means
      and case when l.source in ('local', 'compact') then l.source else 'partner' end = s.giver
  group by s.source;
  return null;
end $$;
create trigger budget_is_summed after insert or update or delete on plan_budget_line
  for each row execute function budget_is_summed();

-- In which phase the plan is: what may be changed, and by whom, follows from it.
create function plan_phase(nr text) returns text language sql stable security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select case
    when i.ended_at is not null then 'CLOSED'
    when exists (select from work_item w where w.number = nr and w.task = 'UserTask_ArticulateDemand') then 'DEMAND'
    when exists (select from work_item w where w.number = nr and w.task = 'UserTask_CompleteDesign') then 'DESIGN'
    when exists (select from funding_agreement a where a.number = nr and a.outcome = 'signed') then 'AGREED'
    else 'CLOSED' end
  from initiative i where i.number = nr
$$;

-- Whoever writes in a plan, writes beside others; whoever freezes it, waits for them and they for it.
create function plan_is_written(nr text) returns void language sql as $$
  select pg_advisory_xact_lock_shared(20261130, hashtext(nr))
$$;
create function plan_is_frozen(nr text) returns void language sql as $$
  select pg_advisory_xact_lock(20261130, hashtext(nr))
$$;
