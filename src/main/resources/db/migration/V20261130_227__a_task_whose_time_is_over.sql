-- A task that ended without a decision: its time was over, which is told in these words, or what it was for
-- came about otherwise. When it was due tells them apart: what ends by time ends when it was due.
alter table task_called_off add column due_at timestamptz;
create or replace function calling_off_is_told() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into outbox (at, kind, number, task_id, task, audiences)
  values (new.at,
    case when new.at between new.due_at - interval '1 minute' and new.due_at + interval '1 hour'
      then 'task.lapsed' else 'task.calledOff' end,
    new.number, new.task_id, new.task, new.audiences);
  return null;
end $$;
