-- A stretch of work: implementation is entered once, and again after a review, an extension or a
-- suspension. The first one says when the work began.
create table work_stretch (
  number text not null references initiative (number),
  position integer not null check (position > 0),
  begun_at timestamptz not null,
  primary key (number, position)
);
create table milestone (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  position integer not null,
  title text not null,
  institution text not null,
  due date not null,
  amount numeric(19, 2) not null check (amount >= 0),
  state text not null check (state in ('PLANNED', 'DELIVERED', 'VERIFIED', 'PAID')),
  delivered_by text,
  delivered_on date,
  evidence text,
  evidence_link text,
  spent numeric(19, 2) check (spent >= 0),
  verified_by text,
  verified_on date,
  verification_note text,
  paid_on date,
  version bigint not null,
  unique (number, position),
  -- S32: nobody verifies what they delivered.
  check (verified_by <> delivered_by),
  check (state = 'PLANNED' or (delivered_by is not null and delivered_on is not null)),
  check (state in ('PLANNED', 'DELIVERED') or (verified_by is not null and verified_on is not null)),
  check ((state = 'PAID') = (paid_on is not null))
);
create table progress_report (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  data_date date not null,
  summary text not null,
  spent numeric(19, 2) not null check (spent >= 0),
  difficulties text,
  reported_by text not null,
  reported_at timestamptz not null
);
create index progress_report_by_number on progress_report (number, id);
create table course_correction (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  text text not null,
  owner text,
  due date not null,
  budget_change_percent numeric(5, 1) not null,
  time_change_days integer not null,
  agreed_by text not null,
  agreed_at timestamptz not null
);
create index course_correction_by_number on course_correction (number, id);
create table suspension (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  reason text not null,
  asked_by text,
  look_again_on date,
  suspended_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text check (decision in ('resume', 'end')),
  decision_reason text,
  check ((decided_at is null) = (decision is null))
);
create unique index suspension_one_open on suspension (number) where decided_at is null;
insert into policy_value (name, valid_from, amount, unit, note) values
  ('change.budgetPercent', '2011-09-15', 10, 'percent', 'a change of budget up to this needs no steering group'),
  ('change.timeDays', '2011-09-15', 90, 'days', 'a change of time up to this needs no steering group');
