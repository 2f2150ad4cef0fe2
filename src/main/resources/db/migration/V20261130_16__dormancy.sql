-- A country's own task that it has left alone for long: it goes dormant with a date, on which it is asked
-- again. It is decided by nobody else, and never by time.
create table dormancy (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  task_id text not null,
  task text not null,
  reason text not null check (reason in ('silent', 'nobody')),
  since timestamptz not null,
  until date not null,
  ended_at timestamptz,
  ended text check (ended in ('askedAgain', 'takenUp', 'over')),
  ended_by text,
  check ((ended is null) = (ended_at is null)),
  check ((ended_by is not null) = (ended is not distinct from 'takenUp'))
);
create index dormancy_by_number on dormancy (number, id);
create unique index dormancy_one_open on dormancy (task_id) where ended_at is null;
alter table work_item add column dormant_until date;
create index work_item_dormant on work_item (dormant_until) where dormant_until is not null;
create or replace view seen_work_item as
select task_id, audience, number, task, form, title, country, local_key, assignee, created_at, due_at,
  escalated, search, dormant_until
from work_item w
where (select sees_every_row()) or audience = any ((select row_audiences())::text[])
  or exists (select from initiative_audience a
    where a.number = w.number and a.audience = any ((select row_audiences())::text[]) offset 0);
-- Days after its due date until a country's task goes dormant, and until it is asked for again.
insert into deadline (name, days) values ('dormant', 90), ('dormant.asked', 90) on conflict do nothing;
