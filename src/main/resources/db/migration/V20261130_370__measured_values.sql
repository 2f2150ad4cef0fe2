-- What an indicator was found to be, day by day: only added; a correction is a newer one of the same day.
create table plan_measurement (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  -- The position of its indicator, which may leave the plan; what was measured stays.
  indicator integer not null,
  on_day date not null,
  value numeric(19, 4),
  words text check (is_seen_text(words)),
  source text check (is_seen_text(source)),
  -- Where it was said: on the indicator's own page, in a progress report, in the joint examination.
  said_in text not null check (said_in in ('PAGE', 'REPORT', 'EXAMINATION')),
  measured_by text,
  measured_at timestamptz not null,
  check (num_nonnulls(value, words) > 0)
);
create index plan_measurement_of on plan_measurement (number, indicator, on_day);
call keeps_language('plan_measurement', 'measured_by');

create function measurement_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was measured is not changed' using errcode = '42501';
end $$;
create trigger measurement_stays before update on plan_measurement
  for each row execute function measurement_stays();

-- Whether an indicator can have the value: Measure of the application says the same, in words.
create function measured_as(counted text, measured numeric) returns boolean language sql immutable as $$
  select case counted when 'NUMBER' then true when 'PERCENT' then measured <= 100
    when 'YES_NO' then measured in (0, 1) else false end
$$;
create function measurement_fits() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  counted text;
  fits boolean;
begin
  select measure into counted from plan_indicator where number = new.number and position = new.indicator;
  fits := case counted when 'WORDS' then new.value is null else measured_as(counted, new.value) end;
  if fits is not true then
    raise exception 'an indicator of % cannot have this value', coalesce(counted, 'no plan')
      using errcode = 'check_violation', constraint = 'measurement_fits';
  end if;
  return new;
end $$;
create trigger measurement_fits before insert on plan_measurement
  for each row execute function measurement_fits();

-- The indicator whose values are the result's: its first one that has numbers.
create function headline_indicator(of_initiative text, of_result integer) returns integer language sql stable
return (
  select i.position from plan_indicator i
  where i.number = of_initiative and i.result = of_result and i.baseline is not null and i.measure <> 'WORDS'
    and jsonb_array_length(i.targets) > 0
  order by i.ordinal, i.position limit 1);

-- Of which day the value of a target is, where a report told it.
alter table sufficiency_target add column actual_on date;

-- What a report or the joint examination tells of a result or a target is a value of its indicator; so also
-- where a node of the release before stores it. A value that the indicator cannot have is told, not measured.
create function report_is_measured() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  examined boolean := new.actual_on is not distinct from old.actual_on;
begin
  insert into plan_measurement (number, indicator, on_day, value, said_in, measured_by, measured_at)
  select new.number, i.position, case when examined then now()::date else new.actual_on end, new.actual,
    case when examined then 'EXAMINATION' else 'REPORT' end,
    case when examined
      then (select examined_by from exit_examination e where e.number = new.number order by position desc limit 1)
      else (select reported_by from progress_report p where p.number = new.number
        order by reported_at desc limit 1) end,
    now()
  from plan_indicator i
  where i.number = new.number and measured_as(i.measure, new.actual) and i.position =
    case tg_table_name when 'plan_result' then headline_indicator(new.number, new.position)
      else (to_jsonb(new) ->> 'indicator_position')::integer end;
  return null;
end $$;
create trigger report_is_measured after update of actual on plan_result
  for each row when (new.actual is not null and (new.actual, new.actual_on) is distinct from (old.actual, old.actual_on))
  execute function report_is_measured();
create trigger report_is_measured after update of actual on sufficiency_target
  for each row when (new.actual is not null and (new.actual, new.actual_on) is distinct from (old.actual, old.actual_on))
  execute function report_is_measured();

-- What was reported before: the newest value of each.
insert into plan_measurement (number, indicator, on_day, value, said_in, measured_at)
select r.number, i.position, r.actual_on, r.actual, 'REPORT', now()
from plan_result r join plan_indicator i on i.number = r.number and i.position = headline_indicator(r.number, r.position)
where r.actual is not null and r.actual_on is not null and measured_as(i.measure, r.actual);
