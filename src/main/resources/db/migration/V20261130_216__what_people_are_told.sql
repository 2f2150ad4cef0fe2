-- What happened and is still to be told. The database fills it beside the row that it tells of, in
-- the same transaction and without a statement of the application: an entry of a history, a new
-- task, a task that was called off. Whatever else is told is inserted by the application.
create table outbox (
  id bigint generated always as identity primary key,
  work xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null,
  number text,
  entry bigint,
  detail text[] not null default '{}',
  task_id text,
  task text,
  due_at timestamptz,
  audiences text[] not null default '{}',
  by_user text,
  link text check (link ~ '^/([!-.0-~][!-~]*)?$' and char_length(link) <= 500),
  not_before timestamptz not null default now(),
  failures smallint not null default 0
);
create index outbox_by_turn on outbox (not_before, id);
create index outbox_by_work on outbox (work);
create index outbox_by_number on outbox (number);
call guard_rows('outbox', 'false');
create policy told on outbox for insert with check (true);
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create function history_is_told() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into outbox (at, kind, number, entry, by_user)
  values (new.at, new.kind, new.number, new.position, new.user_id);
  return null;
end $$;
create trigger history_is_told after insert on audit_entry for each row
  when (new.outcome = 'done' and new.chain = new.number and new.kind not like 'task.%')
  execute function history_is_told();

-- A task that somebody claims gets a row for them; it was told when it came.
create function task_is_told() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if new.audience like 'user:%'
      and exists (select from work_item w where w.task_id = new.task_id and w.audience <> new.audience) then
    return null;
  end if;
  insert into outbox (at, kind, number, task_id, task, due_at, audiences)
  values (new.created_at, 'task.open', new.number, new.task_id, new.task, new.due_at, array[new.audience]);
  return null;
end $$;
create trigger task_is_told after insert on work_item for each row execute function task_is_told();

alter table task_called_off add task text;
create function calling_off_is_told() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into outbox (at, kind, number, task_id, task, audiences)
  values (new.at, 'task.calledOff', new.number, new.task_id, new.task, new.audiences);
  return null;
end $$;
create trigger calling_off_is_told after insert on task_called_off for each row
  when (new.task is not null) execute function calling_off_is_told();

-- What one person is told. It is visible to them while what it tells of is.
create table notice (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references person (user_id),
  at timestamptz not null,
  kind text not null,
  topic text not null,
  number text references initiative (number),
  entry bigint,
  detail text[] not null,
  task_id text,
  task text,
  due_at timestamptz,
  by_user text,
  link text,
  seen_at timestamptz,
  mail_at timestamptz,
  mail uuid
);
create index notice_by_person on notice (user_id, at desc, id);
create index notice_unseen on notice (user_id) where seen_at is null;
create index notice_to_mail on notice (mail_at, user_id) where mail is null and mail_at is not null;
create index notice_by_mail on notice (mail) where mail is not null;
create index notice_by_time on notice (at);
call guard_rows('notice', $$ 'user:' || user_id = any ((select row_audiences())::text[])
  and (number is null or exists (select from initiative_audience a where a.number = notice.number offset 0)) $$);

-- How somebody wants to be told of a kind of thing; without a row, as is usual in their role.
create table notice_choice (
  user_id text not null references person (user_id),
  topic text not null,
  way text not null check (way in ('AT_ONCE', 'DAILY', 'HERE')),
  primary key (user_id, topic)
);
call guard_rows('notice_choice', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);
-- At what hour of their day somebody gets the mail of the day, and when a mail last went to them.
create table notice_habit (
  user_id text primary key references person (user_id),
  digest_hour smallint not null default 7 check (digest_hour between 0 and 23),
  mailed_at timestamptz
);
call guard_rows('notice_habit', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);
