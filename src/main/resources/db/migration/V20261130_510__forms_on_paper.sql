-- Who brought the paper on which a task was decided: what was done counts for them too, and nobody
-- confirms what they typed.
alter table task_decision add column brought_by text,
  add constraint brought_by_another check (brought_by <> user_id);

-- What a printed form that may be signed said, so that a signature stands under it and under nothing else.
create table printed_content (
  task_id text not null,
  number text not null references initiative (number),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'),
  parts jsonb not null check (jsonb_typeof(parts) = 'object'),
  printed_at timestamptz not null,
  primary key (task_id, sha256)
);
create index printed_content_by_number on printed_content (number);
create function printed_content_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was printed stays' using errcode = 'check_violation';
end $$;
create trigger printed_content_stays before update or delete on printed_content
  for each row execute function printed_content_stays();

-- A filled form as somebody typed it from paper. It counts when somebody else confirms it who may decide
-- its task.
create table paper (
  id uuid primary key,
  revision bigint not null default 0,
  number text not null references initiative (number),
  task_id text not null,
  task text not null,
  form text not null,
  local_key text,
  -- For whom the task was: they see it afterwards too.
  audiences text[] not null check (cardinality(audiences) > 0),
  kind text not null check (kind in ('TRANSCRIPT', 'SIGNED')),
  state text not null check (state in ('DRAFTED', 'AWAITING', 'CONFIRMED', 'REFUSED', 'VOID')),
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  scan uuid,
  scan_sha256 text,
  signatory text check (length(signatory) <= 200 and is_seen_text(signatory)),
  office text check (length(office) <= 200 and is_seen_text(office)),
  content_sha256 text,
  brought_by text not null references person,
  brought_by_name text not null,
  brought_at timestamptz not null,
  sent_at timestamptz,
  chased_at timestamptz,
  decided_by text references person,
  decided_by_name text,
  decided_at timestamptz,
  refusal text check (length(refusal) <= 2000 and is_seen_text(refusal)),
  void_reason text check (void_reason in ('TASK_ENDED', 'CONTENT_CHANGED', 'SCAN_WITHDRAWN', 'EXPIRED')),
  foreign key (scan, number) references attachment (id, number),
  foreign key (task_id, content_sha256) references printed_content (task_id, sha256),
  constraint paper_has_its_scan check ((scan is null) = (scan_sha256 is null)
    and (scan is not null or state = 'DRAFTED' or state = 'VOID' and sent_at is null)),
  constraint paper_is_signed_by_somebody check (
    num_nonnulls(signatory, office, content_sha256) = case kind when 'SIGNED' then 3 else 0 end),
  constraint paper_signed_is_sent check (kind = 'TRANSCRIPT' or state <> 'DRAFTED'),
  constraint paper_is_sent check ((state = 'DRAFTED') <= (sent_at is null)
    and (sent_at is not null or state in ('DRAFTED', 'VOID'))),
  constraint paper_is_decided_by_another check (decided_by <> brought_by),
  constraint paper_is_decided check (
    num_nonnulls(decided_by, decided_by_name)
      = case when state in ('CONFIRMED', 'REFUSED') then 2 else 0 end
    and (decided_at is null) = (state in ('DRAFTED', 'AWAITING'))),
  constraint paper_refused_says_why check ((state = 'REFUSED') = (refusal is not null)),
  constraint paper_void_says_why check ((state = 'VOID') = (void_reason is not null))
);
create index paper_by_number on paper (number, brought_at);
create index paper_waiting on paper (brought_at) where state in ('DRAFTED', 'AWAITING');
create unique index paper_one_waits_for_a_task on paper (task_id, kind)
  where state in ('DRAFTED', 'AWAITING');
call keeps_language('paper', 'brought_by');

create function paper_goes_its_way() returns trigger language plpgsql as $$
declare
  typed text[] := array['revision', 'answers', 'scan', 'scan_sha256', 'state', 'language', 'brought_at', 'sent_at',
    'decided_at', 'void_reason', 'brought_by', 'brought_by_name'];
  decided text[] := array['revision', 'state', 'chased_at', 'decided_by', 'decided_by_name', 'decided_at', 'refusal',
    'void_reason'];
begin
  if tg_op = 'DELETE' then
    raise exception 'a form on paper stays' using errcode = 'check_violation';
  end if;
  if old.state = 'DRAFTED' and new.state in ('DRAFTED', 'AWAITING', 'VOID') then
    if to_jsonb(old) - typed <> to_jsonb(new) - typed then
      raise exception 'a form on paper stays with its task' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state <> 'AWAITING' or new.state = 'DRAFTED' then
    raise exception 'a form on paper is decided once' using errcode = 'check_violation';
  end if;
  if to_jsonb(old) - decided <> to_jsonb(new) - decided then
    raise exception 'a form on paper stays as it was sent' using errcode = 'check_violation';
  end if;
  if new.state = 'CONFIRMED' and not exists (select from task_decision d
      where d.task_id = new.task_id and d.user_id = new.decided_by and d.brought_by = new.brought_by) then
    raise exception 'a form on paper counts with the decision of its task' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger paper_goes_its_way before update or delete on paper
  for each row execute function paper_goes_its_way();
