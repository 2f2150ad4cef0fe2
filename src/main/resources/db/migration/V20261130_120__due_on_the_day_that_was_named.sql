-- A task falls due on the day that somebody named for it, where somebody did: the day by which a provider or
-- a reviewer is asked to answer, the milestone's own, the day on which a suspension is looked at again, and
-- the interval agreed for reports. Kept by the database, so that it holds whoever lists the task or moves
-- the day, and without a statement more.
alter table work_item add column wanted_on date;
create index work_item_wanted on work_item (due_at) where wanted_on is not null and not escalated;

create function task_wanted_on(task text, nr text, home text, key text, since timestamptz) returns date
language sql stable as $$
  select case task
    when 'UserTask_AnswerDemand' then (select i.answer_by from provider_invitation i
      where i.number = nr and i.organisation = key and i.open)
    when 'UserTask_ReviewInitiative' then (select r.due from peer_review r
      where r.number = nr and r.concluded_at is null)
    when 'UserTask_ReviewIndependently' then (select r.due from independent_review r
      where r.number = nr and r.reviewed_at is null and r.released_at is null order by r.id desc limit 1)
    when 'UserTask_DeliverMilestone' then (select m.due from milestone m
      where m.number = nr and m.position::text = key)
    when 'UserTask_DecideResumption' then (select s.look_again_on from suspension s
      where s.number = nr and s.decided_at is null)
    when 'UserTask_ReportProgress' then (select country_day(home, since) + p.reporting_interval_days
      from plan_profile p where p.number = nr)
  end
$$;

-- Due with the last second of the day in the country, so that it is told as that day; a day that was over when
-- the task came is due at once.
create function task_due(home text, day date, since timestamptz) returns timestamptz
language sql stable as $$ select greatest(country_day_ends(home, day) - interval '1 second', since) $$;

create function due_on_the_day_named() returns trigger language plpgsql as $$
declare
  listed work_item;
begin
  select * into listed from work_item w where w.task_id = new.task_id limit 1;
  if found then
    new.due_at := listed.due_at;
    new.wanted_on := listed.wanted_on;
    return new;
  end if;
  new.wanted_on := task_wanted_on(new.task, new.number, new.country, new.local_key, new.created_at);
  if new.wanted_on is not null then
    new.due_at := task_due(new.country, new.wanted_on, new.created_at);
  end if;
  return new;
end $$;
create trigger due_on_the_day_named before insert on work_item
  for each row execute function due_on_the_day_named();

-- A milestone that is moved takes its task along; it is late anew only when the new day has passed.
create function task_follows_milestone() returns trigger language plpgsql as $$
begin
  update work_item w set wanted_on = new.due, due_at = task_due(w.country, new.due, w.created_at),
    escalated = w.escalated and task_due(w.country, new.due, w.created_at) < now()
  where w.number = new.number and w.task = 'UserTask_DeliverMilestone'
    and w.local_key = new.position::text and w.dormant_until is null;
  return null;
end $$;
create trigger task_follows_milestone after update of due on milestone
  for each row when (old.due is distinct from new.due) execute function task_follows_milestone();

-- What runs already. A task that its country has left dormant keeps the day on which it is asked again.
update work_item w set wanted_on = named.day,
  due_at = greatest(task_due(w.country, named.day, w.created_at), least(w.due_at, now()))
from (select task_id, audience, task_wanted_on(task, number, country, local_key, created_at) as day
  from work_item) named
where named.task_id = w.task_id and named.audience = w.audience and named.day is not null
  and w.dormant_until is null;

-- How far ahead such a day may lie.
insert into deadline (name, days) values
  ('UserTask_AnswerDemand.longest', 180), ('UserTask_ReviewInitiative.longest', 180)
  on conflict do nothing;
