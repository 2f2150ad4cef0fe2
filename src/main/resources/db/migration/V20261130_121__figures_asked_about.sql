-- Figures that are asked about before they are taken: a slip of the keys is many times what was planned.
insert into policy_value (name, valid_from, amount, unit, note) values
  ('slip.timesBudget', '2011-09-15', 2, 'times', 'an amount of more than so many times the whole budget is asked about'),
  ('slip.dollars', '2011-09-15', 100000000, 'US dollars', 'without a budget to compare it with, an amount above this is asked about'),
  ('slip.timesTarget', '2011-09-15', 10, 'times', 'a value of more than so many times baseline and target is asked about'),
  ('slip.years', '2011-09-15', 15, 'years', 'a day that is further away than this is asked about')
  on conflict do nothing;

-- What an amount is compared with: the budget of the design, else the total that the
-- demand gives, else the milestones together.
create function initiative_budget(nr text) returns numeric language sql stable as $$
  select coalesce(
    (select nullif(sum(amount), 0) from plan_budget where number = nr),
    (select nullif((answers ->> 'totalBudgetUsd')::numeric, 0) from statement
      where number = nr and form = 'articulate-demand' and answers ->> 'totalBudgetUsd' ~ '^[0-9]+([.][0-9]+)?$'
      order by version desc limit 1),
    (select nullif(sum(amount), 0) from plan_milestone where number = nr))
$$;

-- A figure that was reported and put right: from what to what, by whom and why. The report itself stays.
create table figure_correction (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  -- Of a milestone's delivery; of all that was spent where there is none.
  milestone integer,
  was numeric(19, 2) not null check (was >= 0),
  corrected_to numeric(19, 2) not null check (corrected_to >= 0),
  reason text not null check (length(trim(reason)) > 0),
  corrected_by text not null,
  corrected_at timestamptz not null,
  check (was <> corrected_to)
);
create index figure_correction_by_number on figure_correction (number, id);

-- No report tells less than the one before, unless it is a correction of it.
create function report_no_less() returns trigger language plpgsql as $$
declare
  last numeric;
begin
  select spent into last from progress_report where number = new.number order by id desc limit 1;
  if last is not null and new.spent < last and not exists (
      select from figure_correction c where c.number = new.number and c.milestone is null
        and c.was = last and c.corrected_to = new.spent) then
    raise exception 'a report of % tells less than the one before', new.number
      using errcode = 'check_violation', constraint = 'report_no_less';
  end if;
  return new;
end $$;
create trigger report_no_less before insert on progress_report
  for each row execute function report_no_less();
