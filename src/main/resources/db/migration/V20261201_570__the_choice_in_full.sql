-- A choice may also wait until a day, or ask a provider for an untied answer in the place of a tied one; of
-- each chosen partner it says the part, in the country's words, and who leads jointly (S93). The rules only
-- widen: what a node of the release before writes is still taken.
alter table partner_choice
  add column look_again_on date,
  add column untied_asked_of text references organisation;
do $$
declare
  kept record;
begin
  for kept in select conname from pg_constraint
      where conrelid = 'partner_choice'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%decision%'
  loop
    execute format('alter table partner_choice drop constraint %I', kept.conname);
  end loop;
end $$;
alter table partner_choice
  add constraint partner_choice_decision_check
    check (decision in ('chosen', 'searchAgain', 'none', 'wait', 'askUntied')),
  add constraint partner_choice_has_its_reason
    check (decision not in ('chosen', 'none') or decision = 'chosen' and real_options >= 2 or reason is not null),
  add constraint partner_choice_waits_until_a_day check ((decision = 'wait') = (look_again_on is not null)),
  add constraint partner_choice_asks_somebody check ((decision = 'askUntied') = (untied_asked_of is not null));

alter table partner_chosen
  add column joint_lead boolean not null default false,
  add column part text check (is_seen_text(part)),
  add constraint the_lead_leads_not_jointly_besides check (not (lead and joint_lead));
create unique index partner_chosen_one_lead on partner_chosen (choice) where lead;

-- Up to six partners, each untied by its own answer at the moment of the choice (S21): the answer is held until
-- the choice is kept, so that it cannot become another one in between.
create function partner_is_one_of_six() returns trigger language plpgsql as $$
begin
  perform from partner_choice c where c.id = new.choice for no key update;
  if (select count(*) from partner_chosen p where p.choice = new.choice) >= 6 then
    raise exception 'a choice has at most six partners' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger partner_is_one_of_six before insert on partner_chosen
  for each row execute function partner_is_one_of_six();

create function partner_is_untied() returns trigger language plpgsql as $$
declare
  answered record;
begin
  select a.can_answer, a.tying into answered from provider_answer a
  where a.number = new.number and a.organisation = new.organisation for share;
  if found and (not answered.can_answer or answered.tying <> 'untied') then
    raise exception 'the help of % is not untied', new.organisation using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger partner_is_untied before insert or update of organisation on plan_partner
  for each row execute function partner_is_untied();

-- The task of a country that waits is due on the day it named.
create or replace function task_wanted_on(task text, nr text, home text, key text, since timestamptz) returns date
language sql stable as $$
  select case task
    when 'UserTask_AnswerDemand' then (select i.answer_by from provider_invitation i
      where i.number = nr and i.organisation = key and i.open)
    when 'UserTask_LookAgain' then (select c.look_again_on from partner_choice c
      where c.number = nr order by c.id desc limit 1)
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
insert into deadline (name, days) values ('UserTask_LookAgain.longest', 730) on conflict do nothing;
