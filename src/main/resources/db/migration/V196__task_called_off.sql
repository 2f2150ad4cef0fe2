-- A task that ended without a decision: its time was up, or its initiative was stopped or suspended.
-- Whoever still has it open is told so, and reads again what they wrote.
create table task_called_off (
  task_id text primary key,
  number text not null,
  form text not null,
  at timestamptz not null,
  audiences text[] not null
);
create index task_called_off_by_number on task_called_off (number);
-- Which form was decided; not known of what was decided before this release.
alter table task_decision add form text;
