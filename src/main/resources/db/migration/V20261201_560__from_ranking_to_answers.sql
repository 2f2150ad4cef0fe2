-- The country asks the secretariat to invite in its name; it may take that back.
create table invitation_mandate (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  words text check (is_seen_text(words)),
  given_by text not null references person,
  given_at timestamptz not null,
  ended_by text references person,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index invitation_mandate_one on invitation_mandate (number) where ended_at is null;
create index invitation_mandate_by_number on invitation_mandate (number, id);
call keeps_language('invitation_mandate', 'given_by');

-- Whoever stands on the country's shortlist, was proposed to it, or came forward by itself, with the offer on
-- which that rests. A provider reads of itself only that it came forward.
create table provider_candidate (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  organisation text not null references organisation,
  origin text not null check (origin in ('SHORTLISTED', 'PROPOSED', 'CAME_FORWARD')),
  words text check (is_seen_text(words)),
  offer bigint,
  offer_revision integer,
  brought_by text not null references person,
  brought_at timestamptz not null,
  ended_by text references person,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null)),
  check (origin <> 'CAME_FORWARD' or words is not null),
  check (offer is not null or offer_revision is null)
);
create unique index provider_candidate_one on provider_candidate (number, organisation, origin)
  where ended_at is null;
create index provider_candidate_by_number on provider_candidate (number, id);
call keeps_language('provider_candidate', 'brought_by');

-- A provider that the country does not want, with a reason or without one.
create table provider_refusal (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  organisation text not null references organisation,
  words text check (is_seen_text(words)),
  refused_by text not null references person,
  refused_at timestamptz not null,
  ended_by text references person,
  ended_at timestamptz,
  check ((ended_by is null) = (ended_at is null))
);
create unique index provider_refusal_one on provider_refusal (number, organisation) where ended_at is null;
create index provider_refusal_by_number on provider_refusal (number, id);
call keeps_language('provider_refusal', 'refused_by');

-- What the country asks a provider. Asked of several at once, it is one row for each, so that none sees
-- another's answer, nor whom else the country asked.
create table provider_question (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  organisation text not null references organisation,
  question text not null check (is_seen_text(question)),
  asked_by text not null references person,
  asked_at timestamptz not null,
  answer text check (is_seen_text(answer)),
  answered_by text references person,
  answered_at timestamptz,
  answer_language text check (answer_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index provider_question_by_number on provider_question (number, id);
create index provider_question_by_organisation on provider_question (organisation, number);
call keeps_language('provider_question', 'asked_by');
create trigger answer_written_in before insert or update of answer on provider_question for each row
  execute function written_later_in('answered_by', 'answer', 'answer_language');

-- What every provider may read of a demand whose country looks for partners in the open: its title as it was
-- then, its sector, and what is sought in the country's words.
create table demand_brief (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  title text not null check (is_seen_text(title)),
  title_language text,
  sector text,
  words text not null check (is_seen_text(words)),
  opened_by text not null references person,
  opened_at timestamptz not null,
  ended_by text references person,
  ended_at timestamptz
);
create unique index demand_brief_one on demand_brief (number) where ended_at is null;
create index demand_brief_open on demand_brief (opened_at desc, id) where ended_at is null;
call keeps_language('demand_brief', 'opened_by');

-- Somebody who acts for a provider reads what is the own organisation's; everybody else who sees the
-- initiative reads all of it.
create function reads_of_provider(nr text, code text) returns boolean language sql stable as $$
  select 'group:provider' || code = any ((select row_audiences())::text[])
    or exists (select from initiative_audience a where a.number = nr)
      and not exists (select from unnest((select row_audiences())::text[]) as own where own like 'group:provider%')
$$;
call guard_rows('provider_candidate', $$ reads_of_provider(number,
  case origin when 'CAME_FORWARD' then organisation else '' end) $$);
call guard_rows('provider_refusal', $$ reads_of_provider(number, organisation) $$);
call guard_rows('provider_question', $$ reads_of_provider(number, organisation) $$);
call guard_rows('demand_brief', $$ exists (select from initiative_audience a where a.number = demand_brief.number offset 0)
  or ended_at is null and exists (select from unnest((select row_audiences())::text[]) as own
    where own like 'group:provider%') $$);

-- What was written stays; each ends, or is answered, once.
create function partner_search_stays() returns trigger language plpgsql as $$
declare
  moves text[] := array['version', 'ended_by', 'ended_at', 'answer', 'answered_by', 'answered_at',
    'answer_language'];
begin
  if tg_op = 'DELETE' then
    raise exception 'the search for partners stays on record' using errcode = 'check_violation';
  end if;
  if to_jsonb(old) - moves <> to_jsonb(new) - moves then
    raise exception 'what was written in the search for partners stays' using errcode = 'check_violation';
  end if;
  if to_jsonb(old) ->> 'ended_at' is not null or to_jsonb(old) ->> 'answered_at' is not null then
    raise exception 'it ended before, or was answered' using errcode = 'check_violation';
  end if;
  return new;
end $$;
do $$
declare
  kept text;
begin
  foreach kept in array array['invitation_mandate', 'provider_candidate', 'provider_refusal', 'provider_question',
      'demand_brief'] loop
    execute format('create trigger partner_search_stays before update or delete on %I
      for each row execute function partner_search_stays()', kept);
  end loop;
end $$;

-- Nobody looks for partners any more once they are found, or the initiative has ended.
create function search_is_over() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  update demand_brief set ended_at = now(), version = version + 1
  where number = new.number and ended_at is null;
  return null;
end $$;
create trigger search_is_over after update of stage, ended_at on initiative for each row
  when (new.ended_at is not null or new.stage not in ('DEMAND', 'PARTNERSHIP'))
  execute function search_is_over();

-- An invitation: open, or how it ended. A node of the release before only says that it is not open: then it
-- was answered, or the provider was silent.
alter table provider_invitation
  add column id bigint generated by default as identity unique,
  add column version bigint not null default 0,
  add column closed text check (closed in ('ANSWERED', 'SILENT', 'WITHDRAWN')),
  add column closed_at timestamptz,
  add column closed_by text references person,
  add column untied_asked_at timestamptz,
  add column mandate bigint references invitation_mandate,
  add constraint an_open_invitation_has_not_ended check (not open or closed is null),
  add constraint an_invitation_is_withdrawn_by_somebody check ((closed = 'WITHDRAWN') = (closed_by is not null));
create function invitation_is_opened() returns trigger language plpgsql as $$
begin
  if new.open then
    new.closed := null;
    new.closed_at := null;
    new.closed_by := null;
  end if;
  return new;
end $$;
create trigger invitation_is_opened before update of open on provider_invitation for each row
  execute function invitation_is_opened();
create trigger note_written_in before update of note on provider_invitation for each row
  execute function written_later_in('invited_by', 'note', 'language');

-- An answer, with what a choice needs: what it costs the country and for what, the forms of assistance, the
-- three questions from which tying follows, and the published offer on which it rests.
alter table provider_answer
  add column id bigint generated by default as identity unique,
  add column version bigint not null default 0,
  add column cost_to_country numeric(19, 2) check (cost_to_country >= 0),
  add column cost_to_country_for text check (is_seen_text(cost_to_country_for)),
  add column assistance text[] not null default '{}'
    check (assistance <@ array['technical', 'financial', 'material']),
  add column must_buy_from_provider boolean,
  add column may_refuse_experts boolean,
  add column could_go_elsewhere boolean,
  add column offer bigint,
  add column offer_revision integer,
  add constraint tying_is_derived check (must_buy_from_provider is null
    or tying is not distinct from offer_tying(must_buy_from_provider, may_refuse_experts, could_go_elsewhere)),
  add constraint an_offer_leaned_on_is_named check (offer is not null or offer_revision is null);
create trigger answer_written_again before update of answered_at on provider_answer for each row
  execute function written_later_in('answered_by', 'answered_at', 'language');
-- Given, and replaced, only while the country waits for it.
create function answer_is_waited_for() returns trigger language plpgsql as $$
begin
  if not exists (select from provider_invitation i
      where i.number = new.number and i.organisation = new.organisation and i.open) then
    raise exception 'the country does not wait for an answer of this provider' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger answer_is_waited_for before insert or update on provider_answer for each row
  execute function answer_is_waited_for();

-- What a provider had typed when its invitation was withdrawn: its writer finds it again, should it be asked
-- once more.
create table answer_set_aside (
  number text not null references initiative (number),
  organisation text not null references organisation,
  user_id text not null references person,
  answers jsonb not null,
  set_aside_at timestamptz not null,
  primary key (number, organisation, user_id)
);
call guard_rows('answer_set_aside', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);
