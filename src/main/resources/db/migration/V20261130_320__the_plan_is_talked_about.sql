-- What people say about rows of a plan. It is only added: nobody takes it away, not even with its row.
create table plan_comment (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  position integer not null check (position between 1 and 100000),
  words text not null check (is_seen_text(words)),
  said_by text not null references person,
  said_at timestamptz not null,
  unique (id, number)
);
create index plan_comment_by_row on plan_comment (number, section, position, id);
call keeps_language('plan_comment', 'said_by');
-- The country's answer, which may cover many comments at once.
create table plan_answer (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  words text not null check (is_seen_text(words)),
  said_by text not null references person,
  said_at timestamptz not null,
  unique (id, number)
);
create index plan_answer_by_number on plan_answer (number, id);
call keeps_language('plan_answer', 'said_by');
create table plan_answered (
  number text not null references initiative (number),
  comment bigint not null,
  answer bigint not null,
  primary key (comment, answer),
  foreign key (comment, number) references plan_comment (id, number),
  foreign key (answer, number) references plan_answer (id, number)
);
create index plan_answered_by_number on plan_answered (number, comment);
create function plan_talk_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was said about a plan stays' using errcode = 'check_violation';
end $$;
do $$
declare
  said text;
begin
  foreach said in array array['plan_comment', 'plan_answer', 'plan_answered'] loop
    execute format('create trigger plan_talk_stays before update or delete on %I
      for each row execute function plan_talk_stays()', said);
  end loop;
end $$;

-- What somebody would have changed who does not write it themselves; the country decides.
create table plan_proposal (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  act text not null check (act in ('ADD', 'CHANGE', 'REMOVE')),
  -- The row and its revision, as whoever proposes had it before their eyes.
  position integer check (position between 1 and 100000),
  base integer check (base >= 0),
  -- By the keys of the section's form; null empties a field.
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  words text not null check (is_seen_text(words)),
  made_by text not null references person,
  made_at timestamptz not null,
  phase text not null check (phase in ('DEMAND', 'DESIGN', 'AGREED')),
  state text not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
  decided_by text references person,
  decided_at timestamptz,
  answer text check (is_seen_text(answer)),
  check ((act = 'ADD') = (position is null) and (act = 'ADD') = (base is null)),
  check ((act = 'REMOVE') = (fields = '{}')),
  check ((state = 'OPEN') = (decided_at is null)),
  check ((state in ('OPEN', 'LAPSED')) = (decided_by is null)),
  check (state <> 'DECLINED' or answer is not null),
  check (state <> 'WITHDRAWN' or decided_by = made_by)
);
create index plan_proposal_by_number on plan_proposal (number, state, id);
create index plan_proposal_open on plan_proposal (id) where state = 'OPEN';
call keeps_language('plan_proposal', 'made_by');

-- A change of a signed plan, asked by one side and agreed by the other; beyond the tolerance the steering
-- group approves it too.
create table plan_change_request (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  act text not null check (act in ('ADD', 'CHANGE', 'REMOVE')),
  position integer check (position between 1 and 100000),
  base integer check (base >= 0),
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  words text not null check (is_seen_text(words)),
  made_by text not null references person,
  made_at timestamptz not null,
  side text not null check (side in ('COUNTRY', 'PARTNER')),
  size text not null check (size in ('BOTH_SIDES', 'GROUP')),
  lapses_on date not null,
  state text not null check (state in ('OPEN', 'AGREED', 'APPLIED', 'DECLINED', 'WITHDRAWN', 'REFUSED', 'LAPSED')),
  -- Who agreed or declined, of the other side; who withdrew it, of the side that asked.
  answered_by text references person,
  answered_at timestamptz,
  answer text check (is_seen_text(answer)),
  ended_at timestamptz,
  -- What the row became by it, and which one it is that was added.
  applied bigint references plan_change (id),
  became integer check (became between 1 and 100000),
  -- At which revision of the row both sides agreed: what is changed of it while the steering group decides
  -- is not overwritten.
  agreed_revision integer check (agreed_revision >= 0),
  check ((act = 'ADD') = (position is null) and (act = 'ADD') = (base is null)),
  check ((act = 'REMOVE') = (fields = '{}')),
  check ((answered_by is null) = (answered_at is null)),
  check (state <> 'OPEN' or answered_by is null),
  check (state in ('OPEN', 'LAPSED') or answered_by is not null),
  check (state <> 'DECLINED' or answer is not null),
  check ((state in ('OPEN', 'AGREED')) = (ended_at is null)),
  check ((state = 'APPLIED') = (applied is not null)),
  check (state <> 'REFUSED' or size = 'GROUP'),
  check (became is null or act = 'ADD')
);
create index plan_change_request_by_number on plan_change_request (number, state, id);
create index plan_change_request_open on plan_change_request (id) where state in ('OPEN', 'AGREED');
create unique index plan_change_request_one_for_a_row on plan_change_request (number, section, position)
  where state in ('OPEN', 'AGREED') and position is not null;
call keeps_language('plan_change_request', 'made_by');

-- What was wanted stays as it was wanted, and is decided once.
create function plan_wish_is_decided_once() returns trigger language plpgsql as $$
declare
  moves text[] := array['version', 'state', 'decided_by', 'decided_at', 'answer', 'size', 'answered_by', 'answered_at',
    'ended_at', 'applied', 'became', 'agreed_revision'];
begin
  if tg_op = 'DELETE' then
    raise exception 'what somebody wanted in a plan stays' using errcode = 'check_violation';
  end if;
  if to_jsonb(old) - moves <> to_jsonb(new) - moves then
    raise exception 'what was wanted stays as it was wanted' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and old.state <> 'OPEN'
      and not (old.state = 'AGREED' and new.state in ('APPLIED', 'REFUSED', 'LAPSED')) then
    raise exception 'it was decided before' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'plan_change_request' then
    if old.state = 'OPEN' and new.state in ('APPLIED', 'REFUSED') then
      raise exception 'nobody of the other side has agreed' using errcode = 'check_violation';
    end if;
    if new.state = 'APPLIED' and new.size = 'GROUP' and not exists (select from steering_question q
        where q.change_request = new.id and q.outcome = 'granted') then
      raise exception 'the steering group has not approved it' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger plan_wish_is_decided_once before update or delete on plan_proposal
  for each row execute function plan_wish_is_decided_once();
create trigger plan_wish_is_decided_once before update or delete on plan_change_request
  for each row execute function plan_wish_is_decided_once();

-- The group is asked about a change of a signed plan as about a waiver.
alter table steering_question drop constraint steering_question_kind_check;
alter table steering_question add constraint steering_question_kind_check
  check (kind in ('waiver', 'newerCriteria', 'localShare', 'planChange'));
alter table steering_question add column change_request bigint unique references plan_change_request (id);
alter table steering_question add constraint a_change_of_the_plan_names_its_request
  check ((kind = 'planChange') = (change_request is not null));

-- Which change of the plan was the last before the agreement was signed: from there tolerances are measured.
create table plan_signed (
  number text primary key references initiative (number),
  last_change bigint not null
);
create function plan_is_signed() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into plan_signed (number, last_change)
  select new.number, coalesce(max(c.id), 0) from plan_change c where c.number = new.number
  on conflict (number) do update set last_change = excluded.last_change;
  return null;
end $$;
create trigger plan_is_signed after insert or update of outcome on funding_agreement for each row
  when (new.outcome = 'signed') execute function plan_is_signed();
insert into plan_signed (number, last_change)
select distinct a.number, coalesce((select max(c.id) from plan_change c where c.number = a.number), 0)
from funding_agreement a where a.outcome = 'signed';

-- The rows of a section as they were signed, or as both sides agreed since; where the group is asked for,
-- only as it approved since, so that no row of small steps passes it by. Lines that began from signed sums
-- are as signed as the sums were: nobody is named as their writer.
create function plan_agreed(nr text, sec text, by_group boolean)
returns table (agreed_position integer, agreed_content jsonb) language sql stable as $$
  select last.position, last.content from (
    select distinct on (c.position) c.position, c.act, c.content
    from plan_change c
    where c.number = nr and c.section = sec and c.id <= greatest(
      (select s.last_change from plan_signed s where s.number = nr),
      (select min(b.id) from plan_change b
        where sec = 'budget' and b.number = nr and b.section = sec and b.position = c.position
          and b.act = 'ADDED' and b.changed_by is null),
      (select max(r.applied) from plan_change_request r
        where r.number = nr and r.section = sec and coalesce(r.position, r.became) = c.position
          and (r.size = 'GROUP' or not by_group)))
    order by c.position, c.id desc) last
  where last.act <> 'REMOVED'
$$;

insert into policy_value (name, valid_from, amount, unit, note) values
  ('plan.smallDays', '2011-09-15', 30, 'days', 'by so much a date of a signed plan moves without being agreed on'),
  ('plan.toleranceCategoryPercent', '2011-09-15', 10, 'percent',
    'of a category of the signed budget: what changes by more, and by more than plan.toleranceCategoryUsd, the steering group approves'),
  ('plan.toleranceCategoryUsd', '2011-09-15', 5000, 'USD',
    'of a category of the signed budget: what changes by more, and by more than plan.toleranceCategoryPercent, the steering group approves'),
  ('plan.toleranceDays', '2011-09-15', 90, 'days', 'a date of a signed plan that moves by more, the steering group approves'),
  ('plan.requestDays', '2011-09-15', 60, 'days', 'a change of a signed plan that nobody of the other side answered lapses after so long');
