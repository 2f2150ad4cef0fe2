-- Dates that come near or pass are told once. Told again is only what has another date by then.
create table told_date (
  kind text not null,
  what text not null,
  due timestamptz not null,
  told_at timestamptz not null,
  primary key (kind, what, due)
);
-- Of no one initiative; written and read only by what acts by rule.
call guard_rows('told_date', 'false');

-- How long before, in days; of a period that is shorter, one part of so many.
insert into policy_value (name, valid_from, amount, unit, note) values
  ('notice.nearDays', '2011-09-15', 3, 'days', 'a task is told again so many days before it is due'),
  ('notice.nearParts', '2011-09-15', 3, 'parts', 'or, when its time is short, in the last of so many parts of it'),
  ('notice.endDays', '2011-09-15', 14, 'days', 'an offer, waiver, token or suspension is told so many days before it ends'),
  ('notice.moneyDays', '2011-09-15', 14, 'days', 'pledged money is told so many days before it is expected')
  on conflict do nothing;
create function policy_on(named text, at timestamptz) returns numeric language sql stable as $$
  select amount from policy_value where name = named and valid_from <= (at at time zone 'UTC')::date
  order by valid_from desc limit 1
$$;

-- Tells it unless it was told: whatever asks for it, on whichever node, each date goes out once.
create function tell_once(kind text, what text, due timestamptz, about text, detail text[],
  audiences text[], at timestamptz, task_id text default null, task text default null)
returns integer language plpgsql as $$
begin
  insert into told_date values (kind, what, due, at) on conflict do nothing;
  if not found then
    return 0;
  end if;
  insert into outbox (kind, number, detail, task_id, task, due_at, audiences, at)
  values (kind, about, detail, task_id, task, due, coalesce(audiences, '{}'), at);
  return 1;
end $$;

-- What had passed before this release was seen in the lists: nobody is told it all at once now.
insert into told_date
select distinct 'task.passed', task_id, due_at, now() from work_item where due_at < now()
union all
select distinct 'report.missing', task_id, due_at, now() from work_item
where task = 'UserTask_ReportProgress' and due_at < now();
