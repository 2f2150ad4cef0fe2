-- A sufficiency target keeps its position for ever, and what was reported and judged of it goes by that:
-- positions come from a counter, so that no new target is taken for one that was removed.
insert into plan_section (number, section, last_position)
select t.number, 'targets', greatest(max(t.position), count(*) + (select count(*) from plan_change c
  where c.number = t.number and c.section = 'indicators' and c.act = 'REMOVED' and c.content ->> 'enough' is not null))
from sufficiency_target t group by t.number
on conflict (number, section) do nothing;

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

create or replace function indicator_is_followed() returns trigger language plpgsql
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
