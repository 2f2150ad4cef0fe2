-- What forms write into the rows of a plan and what stands in the rows agree, whoever writes.

-- Which measure an indicator can keep with these values: numbers above a hundred are no percentage.
create function measure_that_holds(measure text, variadic held numeric[]) returns text language sql immutable as $$
  select case
    when measure = 'WORDS' then 'NUMBER'
    when measure = 'PERCENT' and (select bool_or(v > 100) from unnest(held) v) then 'NUMBER'
    when measure = 'YES_NO' and (select bool_or(v not in (0, 1)) from unnest(held) v) then 'NUMBER'
    else measure end
$$;

-- A form writes a result's measure, or a target, into a row that is there already: its indicator follows,
-- and keeps all else that it says.
create function indicator_follows_its_measure() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  measured integer;
begin
  if pg_trigger_depth() > 1 or new.target is null then
    return null;
  end if;
  if tg_table_name = 'plan_result' then
    select i.position into measured from plan_indicator i
    where i.number = new.number and i.result = new.position and i.baseline is not null and i.measure <> 'WORDS'
      and jsonb_array_length(i.targets) > 0
    order by i.ordinal, i.position limit 1;
    if measured is null then
      insert into plan_indicator (number, position, result, title, measure, baseline, targets)
      select new.number, coalesce(max(s.last_position), 0) + 1, new.position, new.title, 'NUMBER', new.baseline,
        jsonb_build_array(jsonb_build_object('value', trim_scale(new.target), 'on', new.due))
      from plan_section s where s.number = new.number and s.section = 'indicators';
    else
      update plan_indicator i set
        title = case when i.title = old.title then new.title else i.title end,
        measure = measure_that_holds(i.measure, new.baseline, new.target),
        baseline = new.baseline,
        targets = coalesce((select jsonb_agg(t order by (t ->> 'on')::date) from jsonb_array_elements(i.targets) t
            where (t ->> 'on')::date < least(old.due, new.due)), '[]')
          || jsonb_build_array(jsonb_build_object('value', trim_scale(new.target), 'on', new.due))
      where i.number = new.number and i.position = measured;
    end if;
  elsif new.indicator_position is null then
    insert into plan_indicator (number, position, title, measure, baseline, enough, enough_on)
    select new.number, coalesce(max(s.last_position), 0) + 1, new.indicator, 'NUMBER', new.baseline, new.target, new.due
    from plan_section s where s.number = new.number and s.section = 'indicators'
    returning position into measured;
    update sufficiency_target set indicator_position = measured
    where number = new.number and position = new.position;
  else
    update plan_indicator i set title = new.indicator,
      measure = measure_that_holds(i.measure, new.baseline, new.target),
      baseline = new.baseline, enough = new.target, enough_on = new.due,
      baseline_on = case when i.baseline_on < new.due then i.baseline_on end
    where i.number = new.number and i.position = new.indicator_position;
  end if;
  return null;
end $$;
create trigger indicator_follows_its_measure after update of title, baseline, target, due on plan_result
  for each row when ((old.baseline, old.target, old.due) is distinct from (new.baseline, new.target, new.due))
  execute function indicator_follows_its_measure();
create trigger indicator_follows_its_measure after update of indicator, baseline, target, due on sufficiency_target
  for each row when ((old.indicator, old.baseline, old.target, old.due)
    is distinct from (new.indicator, new.baseline, new.target, new.due))
  execute function indicator_follows_its_measure();


-- What the forms of before asked of the whole stands in its row, so that whoever opens the page finds it.
update plan_profile p set
  review_mechanism = coalesce(p.review_mechanism, said.review_mechanism),
  change_management = coalesce(p.change_management, said.change_management),
  development_result = coalesce(p.development_result, said.development_result)
from (
  select i.number,
    (select s.answers ->> 'reviewMechanism' from statement s where s.number = i.number and s.form = 'complete-design'
      order by s.version desc limit 1) as review_mechanism,
    (select case when is_seen_text(s.answers ->> 'changeManagement') then s.answers ->> 'changeManagement' end
      from statement s where s.number = i.number and s.form = 'complete-design' order by s.version desc limit 1)
      as change_management,
    (select case when is_seen_text(s.answers ->> 'developmentResult') then s.answers ->> 'developmentResult' end
      from statement s where s.number = i.number and s.form = 'articulate-demand' order by s.version desc limit 1)
      as development_result
  from initiative i) as said
where said.number = p.number
  and num_nonnulls(said.review_mechanism, said.change_management, said.development_result) > 0;
