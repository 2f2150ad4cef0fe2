-- What is asked of the steering group about one running initiative (S108), and what it answered.
create table steering_question (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  kind text not null check (kind in ('waiver', 'newerCriteria')),
  reason text not null check (reason <> ''),
  asked_by text not null references person,
  asked_at timestamptz not null,
  asked_on date not null,
  -- A waiver: the gate of a clause does not block up to and with a day, for a year at most.
  clause text check (clause ~ '^S[1-9][0-9]{0,2}$'),
  waived_until date,
  offered text,
  -- Newer criteria: this version of a decision judges the initiative.
  decision text,
  version integer,
  outcome text check (outcome in ('granted', 'refused', 'withdrawn')),
  concluded_at timestamptz,
  check ((outcome is null) = (concluded_at is null)),
  check ((kind = 'waiver') = (clause is not null) and (kind = 'waiver') = (waived_until is not null)),
  check ((kind = 'newerCriteria') = (decision is not null) and (decision is null) = (version is null)),
  foreign key (decision, version) references decision_version (decision, version),
  -- "Above all": no vote waives tied cooperation.
  constraint tied_cooperation_is_never_waived check (clause <> 'S21'),
  constraint a_waiver_ends_within_a_year
    check (waived_until between asked_on and (asked_on + interval '1 year')::date)
);
create index steering_question_by_number on steering_question (number, id);
create index steering_question_by_time on steering_question (id desc) where kind = 'waiver';
create unique index steering_question_one_open_for_a_clause on steering_question (number, clause)
  where kind = 'waiver' and outcome is null;
create unique index steering_question_one_open_for_a_decision on steering_question (number, decision)
  where kind = 'newerCriteria' and outcome is null;
-- What was asked stays as it was asked, and is answered once.
create function steering_question_is_answered_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a question to the steering group stays' using errcode = 'check_violation';
  end if;
  if old.outcome is not null then
    raise exception 'the question % was answered before', old.id using errcode = 'check_violation';
  end if;
  if to_jsonb(old) - array['outcome', 'concluded_at'] <> to_jsonb(new) - array['outcome', 'concluded_at'] then
    raise exception 'the question % stays as it was asked', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger steering_question_is_answered_once before update or delete on steering_question
  for each row execute function steering_question_is_answered_once();
alter table ballot_round add foreign key (subject) references steering_question (id);
-- What a waiver depends on, with a date.
create table waiver_condition (
  id bigint generated always as identity primary key,
  question bigint not null references steering_question (id),
  number text not null references initiative (number),
  condition text not null,
  due date not null
);
create index waiver_condition_by_number on waiver_condition (number, due);
