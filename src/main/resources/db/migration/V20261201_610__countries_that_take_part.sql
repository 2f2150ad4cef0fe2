-- Other countries that take part in an initiative of the one that leads (S101, S153). The lead invites; the
-- invited country's focal point recommends and its authority endorses; it may leave and ends nothing by that.
create table participation (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  country char(2) not null references country,
  -- The title and its language when it was asked: what it sees where it sees no more.
  title text not null check (is_seen_text(title)),
  title_language text not null,
  -- What is asked of it.
  asked text not null check (is_seen_text(asked) and length(asked) <= 4000),
  invited_by text not null references person,
  invited_at timestamptz not null,
  -- The last day for an answer, in the invited country.
  answer_by date not null,
  state text not null check (state in ('INVITED', 'TAKES_PART', 'DECLINED', 'WITHDRAWN', 'OVER', 'LEFT')),
  recommended_by text references person,
  recommended_at timestamptz,
  -- Who of the invited country's authority endorsed or declined; who withdrew the invitation; nobody when
  -- its time was over.
  answered_by text references person,
  answered_at timestamptz,
  left_by text references person,
  left_at timestamptz,
  check (country <> left(number, 2)),
  check ((recommended_by is null) = (recommended_at is null)),
  check ((state = 'INVITED') = (answered_at is null)),
  check (state <> 'OVER' or answered_by is null),
  check (state in ('INVITED', 'OVER') or answered_by is not null),
  check (answered_by is null or answered_at is not null),
  -- Who recommends does not endorse (S18, S53).
  check (state not in ('TAKES_PART', 'LEFT') or recommended_by <> answered_by),
  check (state not in ('TAKES_PART', 'LEFT') or recommended_by is not null),
  check ((state = 'LEFT') = (left_at is not null) and (left_by is null) = (left_at is null)),
  unique (id, number)
);
create index participation_by_number on participation (number, id);
create index participation_invited on participation (answer_by) where state = 'INVITED';
create index participation_by_country on participation (country, state);
create unique index one_participation_of_a_country on participation (number, country)
  where state in ('INVITED', 'TAKES_PART');
call keeps_language('participation', 'invited_by');
-- Seen by whoever sees the initiative, and by those of the country who answer for it: also before it takes
-- part, and after it left.
call guard_rows('participation', $$ exists
    (select from initiative_audience a where a.number = participation.number offset 0)
  or array['group:focalPoint' || country, 'group:nationalAuthority' || country] && (select row_audiences())::text[] $$);

-- What was said with each step: the recommendation, the answer, why it was withdrawn or the country left.
create table participation_said (
  participation bigint not null,
  number text not null,
  step text not null check (step in ('RECOMMENDED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LEFT')),
  words text not null check (is_seen_text(words) and length(words) <= 4000),
  said_by text not null references person,
  said_at timestamptz not null,
  primary key (participation, step),
  foreign key (participation, number) references participation (id, number)
);
call keeps_language('participation_said', 'said_by');
call guard_rows_by_parent('participation_said', 'participation', 'participation', 'id');
create function participation_is_said_once() returns trigger language plpgsql as $$
begin
  raise exception 'what was said about taking part stays' using errcode = 'check_violation';
end $$;
create trigger participation_is_said_once before update or delete on participation_said
  for each row execute function participation_is_said_once();

create function participation_is_decided() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  moves text[] := array['version', 'state', 'recommended_by', 'recommended_at', 'answered_by', 'answered_at', 'left_by',
    'left_at'];
begin
  if tg_op = 'DELETE' then
    raise exception 'that a country was asked stays' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'INVITED' or new.recommended_by is not null then
      raise exception 'a country is invited first' using errcode = 'check_violation';
    end if;
  else
    if to_jsonb(old) - moves <> to_jsonb(new) - moves then
      raise exception 'a country was asked what it was asked' using errcode = 'check_violation';
    end if;
    if old.state <> new.state and not (old.state = 'INVITED' and new.state in ('TAKES_PART', 'DECLINED', 'WITHDRAWN', 'OVER')
        or old.state = 'TAKES_PART' and new.state = 'LEFT') then
      raise exception 'it was decided before' using errcode = 'check_violation';
    end if;
    if old.recommended_by is not null and old.recommended_by is distinct from new.recommended_by
        or old.answered_at is not null and (old.answered_by, old.answered_at) is distinct from
          (new.answered_by, new.answered_at) then
      raise exception 'what was decided stays' using errcode = 'check_violation';
    end if;
  end if;
  if new.state in ('INVITED', 'TAKES_PART') and (tg_op = 'INSERT' or old.state <> new.state)
      and not exists (select from initiative i where i.number = new.number and i.ended_at is null) then
    raise exception 'the initiative has ended: nobody takes part any more' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger participation_is_decided before insert or update or delete on participation
  for each row execute function participation_is_decided();

-- Whose row of the plan it is, where it is another country's than the lead's. It stays so marked when the
-- country leaves.
create function row_is_of_a_country_that_takes_part() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.country is not distinct from new.country then
    return new;
  end if;
  if not exists (select from participation p
      where p.number = new.number and p.country = new.country and p.state = 'TAKES_PART') then
    raise exception 'a row of the plan belongs to a country that takes part' using errcode = 'check_violation';
  end if;
  return new;
end $$;
do $$
declare
  kept text;
begin
  foreach kept in array array['plan_result', 'plan_indicator', 'plan_milestone', 'plan_people'] loop
    execute format('alter table %I add country char(2) references country', kept);
    execute format('create trigger row_is_of_a_country_that_takes_part before insert or update of country on %I
      for each row when (new.country is not null) execute function row_is_of_a_country_that_takes_part()', kept);
  end loop;
end $$;

-- What the invited country was told before it saw the initiative: for as long as it is theirs to see.
create policy told_of_taking_part on notice as restrictive using ((select sees_every_row())
  or kind not like 'participation.told.%' or exists (select from participation p
    where p.id = case when notice.detail[1] ~ '^[0-9]{1,18}$' then notice.detail[1]::bigint end offset 0));
