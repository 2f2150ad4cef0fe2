-- Who stands in for whom, from one day to another. The days are those of the person who is away, and
-- their zone made instants of them when the deputy was named.
create table deputy (
  id bigint generated always as identity primary key,
  person text not null references person (user_id),
  deputy text not null references person (user_id),
  from_day date not null,
  to_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  named_by text not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  end_reason text check (end_reason in ('TAKEN_BACK', 'LEFT', 'HANDED_OVER')),
  -- When both were told that it ends soon.
  end_told_at timestamptz,
  revision bigint not null default 0,
  constraint deputy_is_another check (deputy <> person),
  constraint deputy_for_some_days check (from_day <= to_day and to_day - from_day <= 366),
  constraint deputy_days_have_instants check (starts_at < ends_at and named_at < ends_at),
  constraint deputy_ended_for_a_reason check (
    (ended_at is null) = (end_reason is null) and (end_reason <> 'TAKEN_BACK' or ended_by is not null)),
  -- One deputy at a time. A person is compared by a hash, for which no extension is needed.
  constraint deputy_one_at_a_time exclude using gist (
    int8range(hashtextextended(person, 0), hashtextextended(person, 0), '[]') with &&,
    daterange(from_day, to_day, '[]') with &&) where (ended_at is null)
);
create index deputy_by_deputy on deputy (deputy, ends_at) where ended_at is null;
create index deputy_by_person on deputy (person, ends_at);

-- What was named stays; it only ends, once.
create function deputy_only_ends() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.person, new.deputy, new.from_day, new.to_day, new.starts_at, new.ends_at, new.named_by,
      new.named_at) is distinct from (old.person, old.deputy, old.from_day, old.to_day,
      old.starts_at, old.ends_at, old.named_by, old.named_at) then
    raise exception 'a deputy is named once, and then only ends' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger deputy_only_ends before update on deputy
  for each row execute function deputy_only_ends();

-- Both accounts are open, they share a group, and the deputy is there in that time. The two rows are
-- locked: nobody closes an account meanwhile.
create function deputy_may_stand_in() returns trigger language plpgsql as $$
begin
  perform from person where user_id in (new.person, new.deputy) order by user_id for share;
  if exists (select from person where user_id in (new.person, new.deputy) and not enabled) then
    raise exception 'a deputy and whom they stand in for have open accounts'
      using errcode = 'check_violation';
  end if;
  if not exists (select from group_held a join group_held b on a.held = b.held
      where a.user_id = new.person and b.user_id = new.deputy) then
    raise exception 'a deputy has the same role' using errcode = 'check_violation';
  end if;
  if exists (select from deputy d where d.person = new.deputy and d.ended_at is null
      and d.starts_at < new.ends_at and new.starts_at < d.ends_at) then
    raise exception 'a deputy is there in that time' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger deputy_may_stand_in before insert on deputy
  for each row execute function deputy_may_stand_in();

-- In whose place a deputy decided: what was done counts for both of them.
alter table task_decision add column in_place_of text,
  add constraint decided_in_place_of_another check (in_place_of <> user_id);
create function decided_by_their_deputy() returns trigger language plpgsql as $$
begin
  if not exists (select from deputy d
      where d.person = new.in_place_of and d.deputy = new.user_id
        and d.starts_at <= new.at and new.at < d.ends_at
        and (d.ended_at is null or new.at <= d.ended_at)) then
    raise exception '% does not stand in for %', new.user_id, new.in_place_of
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger decided_by_their_deputy before insert or update on task_decision
  for each row when (new.in_place_of is not null) execute function decided_by_their_deputy();
