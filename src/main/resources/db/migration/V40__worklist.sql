-- The task list: one row a task and audience, written in the transaction that changes the task.
create table work_item (
  task_id text not null,
  audience text not null,
  number text not null,
  task text not null,
  form text not null,
  title text not null,
  country char(2) not null,
  local_key text,
  assignee text,
  created_at timestamptz not null,
  due_at timestamptz not null,
  escalated boolean not null default false,
  search tsvector not null,
  primary key (task_id, audience)
);
create index work_item_by_due on work_item (audience, due_at, task_id);
create index work_item_by_creation on work_item (audience, created_at desc, task_id);
create index work_item_by_filter on work_item (audience, country, task, due_at, task_id);
create index work_item_by_number on work_item (number);
create index work_item_by_words on work_item using gin (search);
-- What became of a task: who decided it, so that a stale page can say so.
create table task_decision (
  task_id text primary key,
  number text not null,
  task text not null,
  user_id text not null,
  person text not null,
  at timestamptz not null,
  audiences text[] not null
);
create index task_decision_by_number on task_decision (number);
-- What someone has written and not yet submitted; it may be incomplete or wrong.
create table task_draft (
  task_id text primary key,
  user_id text not null,
  answers jsonb not null,
  saved_at timestamptz not null
);
-- Days until a task is due, and periods that models wait; a name without a row has the default.
create table deadline (
  name text primary key,
  days integer not null check (days between 1 and 3660)
);
insert into deadline (name, days) values
  ('default', 14),
  ('UserTask_ArticulateDemand', 30),
  ('UserTask_AnswerDemand', 21),
  ('UserTask_CompleteDesign', 45),
  ('UserTask_CastBallot', 14),
  ('UserTask_StateObjection', 10),
  ('UserTask_Pledge', 30),
  ('UserTask_DeliverMilestone', 90),
  ('UserTask_ReportProgress', 90),
  ('UserTask_ReviewInitiative', 30),
  ('Timer_FirstCheck', 365),
  ('Timer_SecondCheck', 365),
  ('demand-articulation', 30),
  ('partnership', 45),
  ('appraisal', 60),
  ('steering-approval', 30),
  ('co-funding', 45),
  ('implementation', 180),
  ('peer-review', 45),
  ('exit', 45);
