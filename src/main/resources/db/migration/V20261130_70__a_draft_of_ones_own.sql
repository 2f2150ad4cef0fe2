-- What somebody has written of a task and not yet sent: one a task and person, nobody else's.
-- task_draft, one a task, stays for nodes of release 0.1.0; the two follow each other until the
-- release after this one drops it.
create table own_draft (
  task_id text not null,
  user_id text not null,
  answers jsonb not null,
  saved_at timestamptz not null,
  version bigint not null default 1 check (version > 0),
  -- Which opened page wrote it last: it may write on, another page only what it has seen.
  page text check (length(page) <= 64),
  primary key (task_id, user_id)
);
call guard_rows('own_draft', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);
create trigger ballots_have_no_drafts before insert or update on own_draft
  for each row execute function ballots_have_no_drafts();

insert into own_draft (task_id, user_id, answers, saved_at)
select d.task_id, d.user_id, d.answers, d.saved_at from task_draft d
where exists (select from work_item w where w.task_id = d.task_id);

-- What a node of this release writes, one of 0.1.0 shows, and the other way round.
create function draft_as_before() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from task_draft where task_id = old.task_id and user_id = old.user_id;
    return null;
  end if;
  insert into task_draft (task_id, user_id, answers, saved_at)
  values (new.task_id, new.user_id, new.answers, new.saved_at)
  on conflict (task_id) do update set user_id = excluded.user_id, answers = excluded.answers,
    saved_at = excluded.saved_at;
  return null;
end $$;
create trigger draft_as_before after insert or update or delete on own_draft
  for each row when (pg_trigger_depth() < 1) execute function draft_as_before();

create function draft_from_before() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into own_draft (task_id, user_id, answers, saved_at)
  values (new.task_id, new.user_id, new.answers, new.saved_at)
  on conflict (task_id, user_id) do update set answers = excluded.answers,
    saved_at = excluded.saved_at, version = own_draft.version + 1, page = null;
  return null;
end $$;
create trigger draft_from_before after insert or update on task_draft
  for each row when (pg_trigger_depth() < 1) execute function draft_from_before();

-- No draft outlives its task, whichever node ends it: what was saved in the same moment included.
create function drafts_end_with_their_task() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  delete from own_draft d using (select distinct task_id from gone) g
  where d.task_id = g.task_id
    and not exists (select from work_item w where w.task_id = g.task_id);
  return null;
end $$;
create trigger drafts_end_with_their_task after delete on work_item
  referencing old table as gone for each statement execute function drafts_end_with_their_task();
create function draft_of_an_open_task() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  perform from work_item where task_id = new.task_id for key share;
  if not found then
    return null;
  end if;
  return new;
end $$;
create trigger draft_of_an_open_task before insert on own_draft
  for each row execute function draft_of_an_open_task();

-- Signs whose page a form is from. All nodes share it, and a restart keeps it.
create table page_key (
  only_one boolean primary key default true check (only_one),
  key bytea not null check (length(key) = 32)
);
insert into page_key (key) values (audit_salt());
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete, truncate on page_key from %I', '${app}');
  end if;
end $$;
