-- Reports of harm or fraud, read by the officers for integrity and by nobody else. Who reported is in no
-- other table; only of one who wants to be told in their account, a notice says that an answer waits, not
-- of what. Where they were is in no table.
create table integrity_report (
  id bigint generated always as identity primary key,
  -- The hash of the secret code, by which the reporter reads answers.
  code bytea not null unique check (length(code) = 32),
  -- The initiative as the reporter wrote it, and the one that it is, where it is one.
  about text not null check (about = '' or is_seen_text(about)),
  number text references initiative (number),
  -- Only of a reporter who wants to be told in their account.
  reporter text references person,
  name text check (is_seen_text(name)),
  contact text check (is_seen_text(contact)),
  -- The language in which they read pages, to answer them in it.
  reads_in text not null,
  received_at timestamptz not null,
  state text not null check (state in ('OPEN', 'CLOSED')),
  -- By when the reporter hears from the officers next.
  answer_by timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  outcome text check (outcome in ('CONFIRMED', 'UNFOUNDED', 'REFERRED', 'TOO_LITTLE')),
  closed_by text references person,
  closed_at timestamptz,
  revision bigint not null default 0,
  check ((state = 'OPEN') = (answer_by is not null)),
  check (num_nulls(outcome, closed_by, closed_at) = case state when 'CLOSED' then 0 else 3 end),
  check (reminded_at is not null or escalated_at is null)
);
create index integrity_report_waiting on integrity_report (answer_by) where state = 'OPEN';

-- What was said, in order: only added. The reporter's own words have no sender.
create table integrity_word (
  id bigint generated always as identity primary key,
  report bigint not null references integrity_report (id),
  kind text not null check (kind in ('REPORT', 'ANSWER', 'NOTE', 'CLOSING')),
  text text not null check (is_seen_text(text) and length(text) <= 5000 * 31),
  said_by text references person,
  said_at timestamptz not null,
  check ((kind = 'REPORT') = (said_by is null))
);
create index integrity_word_by_report on integrity_word (report, id);
call keeps_language('integrity_word', 'said_by');

-- Payments of an initiative, held back by an officer until an officer releases them.
create table integrity_hold (
  id bigint generated always as identity primary key,
  report bigint not null references integrity_report (id),
  number text not null references initiative (number),
  reason text not null check (is_seen_text(reason) and length(reason) <= 2000 * 31),
  held_by text not null references person,
  held_at timestamptz not null,
  -- When it is asked whether it is still needed.
  review_by timestamptz not null check (review_by > held_at),
  released_by text references person,
  released_at timestamptz check (released_at >= held_at),
  release_reason text check (is_seen_text(release_reason) and length(release_reason) <= 2000 * 31),
  revision bigint not null default 0,
  check (num_nulls(released_by, released_at, release_reason) in (0, 3))
);
call keeps_language('integrity_hold', 'held_by');
alter table integrity_hold
  add column release_language text check (release_language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$');
create trigger release_reason_written_in before insert or update of release_reason on integrity_hold
  for each row execute function written_later_in('released_by', 'release_reason', 'release_language');
create unique index integrity_hold_one_open on integrity_hold (report) where released_at is null;
create index integrity_hold_open on integrity_hold (number) where released_at is null;

-- An officer who belongs to the country that leads the initiative, or to an organisation that takes
-- part in it, pledged money to it or answered it, is no outsider: they do not see what is reported
-- about it. To be asked is no tie: all providers are.
-- (Not read before it is called: the view of the engine's groups is made after the migrations.)
create function integrity_insider(nr text, who text[]) returns boolean language plpgsql stable
security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  taking_part text[] := array(
    select organisation from plan_partner where number = nr
    union select organisation from pledge where number = nr
    union select organisation from provider_answer where number = nr);
begin
  return exists (
    select from person p join initiative i on i.number = nr
    where 'user:' || p.user_id = any (who)
      and (p.country = i.country
        or p.organisation = any (taking_part)
        or exists (select from group_held g where g.user_id = p.user_id
          and (g.held ~ ('^(focalPoint|nationalAuthority|implementer|nonStateActor)' || i.country || '$')
            or g.held in (select 'provider' || code from unnest(taking_part) code)))));
end $$;
call guard_rows('integrity_report', $$ 'group:integrityOfficer' = any ((select row_audiences())::text[])
  and (number is null or not integrity_insider(number, (select row_audiences()))) $$);
call guard_rows_by_parent('integrity_word', 'report', 'integrity_report', 'id');
call guard_rows_by_parent('integrity_hold', 'report', 'integrity_report', 'id');
-- What officers and operators were told they see for as long as they are it, and have no tie.
call guard_rows('notice', $$ 'user:' || user_id = any ((select row_audiences())::text[])
  and (number is null or exists (select from initiative_audience a where a.number = notice.number offset 0))
  and (kind not like 'integrity.%' or case kind
    when 'integrity.neglected' then 'group:camunda-admin' = any ((select row_audiences())::text[])
    else exists (select from integrity_report r
      where r.id = case when notice.detail[1] ~ '^[0-9]{1,18}$' then notice.detail[1]::bigint end offset 0)
    end) $$);
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke delete, truncate on integrity_report, integrity_hold from %I', '${app}');
    execute format('revoke update, delete, truncate on integrity_word from %I', '${app}');
  end if;
end $$;

-- What was said stays, whoever would change it.
create function integrity_word_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was said in a report stays' using errcode = 'restrict_violation';
end $$;
create trigger integrity_word_stays before update or delete or truncate on integrity_word
  for each statement execute function integrity_word_stays();

create function integrity_report_stays() returns trigger language plpgsql as $$
declare
  may_change text[] := array['number', 'state', 'answer_by', 'reminded_at', 'escalated_at', 'outcome',
    'closed_by', 'closed_at', 'revision'];
begin
  if tg_op = 'DELETE' or to_jsonb(old) - may_change <> to_jsonb(new) - may_change then
    raise exception 'a report stays as it came' using errcode = 'restrict_violation';
  end if;
  if (new.state = 'CLOSED' or new.number is distinct from old.number)
      and exists (select from integrity_hold h where h.report = new.id and h.released_at is null) then
    raise exception 'this report holds payments back' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger integrity_report_stays before update or delete on integrity_report
  for each row execute function integrity_report_stays();

create function integrity_hold_is_sound() returns trigger language plpgsql as $$
declare
  may_change text[] := array['released_by', 'released_at', 'release_reason', 'release_language',
    'review_by', 'revision'];
begin
  if tg_op = 'INSERT' then
    -- As orders of one initiative take turns: whatever is ordered after this sees it.
    perform pg_advisory_xact_lock(hashtextextended('payment orders of ' || new.number, 0));
    if not exists (select from integrity_report r
        where r.id = new.report and r.number = new.number and r.state = 'OPEN') then
      raise exception 'no open report about %', new.number using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.released_at is not null
      or to_jsonb(old) - may_change <> to_jsonb(new) - may_change then
    raise exception 'a hold is released once and stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger integrity_hold_is_sound before insert or update or delete on integrity_hold
  for each row execute function integrity_hold_is_sound();

-- Whether an officer holds payments of an initiative back: all that others are told.
create function integrity_holds(nr text) returns boolean language sql stable security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
  select exists (select from integrity_hold h where h.number = nr and h.released_at is null)
$$;
alter table payment_hold drop constraint payment_hold_reason_check;
alter table payment_hold add constraint payment_hold_reason_check
  check (reason in ('letter', 'payee', 'data', 'money', 'integrity'));

-- What holds back the payment of one verified milestone, or of all of an initiative; nothing when
-- it may go.
create or replace function payment_holds(nr text, one integer, at timestamptz)
returns table (reason text, about text) language sql stable as $$
  with running as (
    select i.number, i.status = 'RUNNING' as pays, country_day(i.country, at) as today
    from initiative i where i.number = nr and i.status in ('RUNNING', 'SUSPENDED')
      and i.stage not in ('REVIEW', 'EXIT')),
  due as (
    select m.position, m.institution, m.amount, r.today,
      -- What has gone out for other milestones is drawn before it, also when a suspension set them
      -- back: it may have been paid.
      (select coalesce(sum(other.amount), 0) from milestone other
       where other.number = nr and other.position <> m.position and other.state <> 'PAID'
         and exists (select from payment_order o where o.number = nr
           and o.milestone = other.position and o.declined_at is null)) as before
    from milestone m join running r using (number)
    where r.pays and m.state = 'VERIFIED' and m.amount > 0 and (one is null or m.position = one)),
  commitment as (
    select c.id, c.kind from local_commitment c where c.number = nr order by c.id desc limit 1),
  -- received, and neither paid out nor given back, source by source
  cash as (
    select source, sum(case when kind = 'received' then amount else -amount end) as rest
    from ledger_entry where number = nr and means = 'cash'
      and kind in ('received', 'disbursed', 'returned') group by source),
  coming as (
    select 'provider:' || p.organisation as source, sum(p.cash) as amount
    from pledge p join running r using (number)
    where coalesce(
        (select a.available_from from pledge_availability a
         where a.number = p.number and a.organisation = p.organisation and a.stated_at >= p.pledged_at
         order by a.id desc limit 1), p.available_from) > r.today
    group by p.organisation)
  select 'letter', '' from commitment c, running
    where c.kind = 'conditionalLetter'
      and exists (select from funding_agreement a where a.number = nr and a.outcome = 'signed')
      -- as long as anything is left to pay, also before its milestones are planned
      and (exists (select from milestone m
          where m.number = nr and m.state <> 'PAID' and m.amount > 0)
        or not exists (select from milestone m where m.number = nr))
      and not exists (select from letter_confirmation l where l.commitment = c.id)
  union all
  select 'payee', d.position::text from due d where payee_reference(nr, d.institution) is null
  union all
  select 'data', '' from plan_profile p join running r using (number)
    where exists (select from due)
      and r.today - coalesce(
          (select data_date from progress_report where number = nr order by id desc limit 1),
          (select country_day((select country from initiative where number = nr), min(begun_at))
           from work_stretch where number = nr))
        > p.reporting_interval_days * (
          select v.amount from policy_value v
          where v.name = 'payment.dataAgeIntervals' and v.valid_from <= r.today
          order by v.valid_from desc limit 1)
  union all
  -- A payment draws on each source in proportion to what it has left, and so do those under way
  -- before it: each part of all of them has to be there.
  select distinct 'money', substr(s.source, length('provider:') + 1)
    from due d, cash s join coming c using (source)
    where s.rest > 0
      and (d.before + d.amount) * s.rest > (s.rest - c.amount) * (select sum(rest) from cash)
  union all
  -- Whatever else is there, an officer for integrity said no.
  select 'integrity', '' from initiative i
    where i.number = nr and i.status in ('RUNNING', 'SUSPENDED') and integrity_holds(nr)
$$;
