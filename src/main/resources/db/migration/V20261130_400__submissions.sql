-- What people answered in their tasks, whole: each submission has a page of its own. Nothing of a ballot, and nothing
-- of who is paid.
alter table task_decision add column answers jsonb,
  add constraint answers_are_an_object check (jsonb_typeof(answers) = 'object');

-- What was answered before stands in the record, with the decision it was answered for.
update task_decision d set answers = said.answers
from (
  select d.task_id, (e.after -> 'answers') - 'payeeReference' as answers
  from task_decision d
  join lateral (
    select e.after from audit_entry e
    where e.chain = d.number and e.user_id = d.user_id and starts_with(e.kind, d.task || '.')
      and e.at between d.at - interval '2 seconds' and d.at + interval '2 seconds'
      and jsonb_typeof(e.after -> 'answers') = 'object'
    order by abs(extract(epoch from e.at - d.at)) limit 1) e on true
  where d.form is not null) said
where said.task_id = d.task_id;
create index task_decision_submitted on task_decision (number, at desc) where answers is not null;

-- Nothing of a ballot: a language tells who voted.
drop trigger written_in on task_decision;
create trigger written_in before insert on task_decision for each row
  when (new.answers is not null) execute function written_in('user_id');
