-- S10 asks for no more than that there is a local share at all: like S21 it is waived by nobody. What
-- can be asked of the steering group is less than the minimum, with the percentage that it grants.
create function local_finance_is_never_waived() returns trigger language plpgsql as $$
begin
  raise exception 'S10 is never waived: a smaller share is asked for' using errcode = 'check_violation';
end $$;
create trigger local_finance_is_never_waived before insert on steering_question
  for each row when (new.clause = 'S10') execute function local_finance_is_never_waived();

alter table steering_question drop constraint steering_question_kind_check;
alter table steering_question add constraint steering_question_kind_check
  check (kind in ('waiver', 'newerCriteria', 'localShare'));
-- Of the whole budget, what the country would finance itself at least.
alter table steering_question add column share_percent numeric(9, 6)
  check (share_percent > 0 and share_percent < 100);
alter table steering_question add constraint a_lower_share_names_its_percentage
  check ((kind = 'localShare') = (share_percent is not null));
create unique index steering_question_one_open_for_the_share on steering_question (number)
  where kind = 'localShare' and outcome is null;

-- Waivers of S10 that were granted before: they lift nothing any more, and that was said.
create table waiver_without_effect (
  question bigint primary key references steering_question (id),
  number text not null references initiative (number),
  told_at timestamptz not null
);
