-- Nobody is chosen who has not said what they can do; whatever writes the row.
create function partner_has_answered() returns trigger language plpgsql as $$
begin
  if not exists (select from provider_answer a join partner_choice c on c.number = a.number
      where c.id = new.choice and a.organisation = new.organisation and a.can_answer) then
    raise exception '% has not answered the demand', new.organisation using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger partner_has_answered before insert on partner_chosen
  for each row execute function partner_has_answered();
-- The secretariat found nobody to ask, and why: the country decides what follows.
create table nobody_to_invite (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  reason text not null,
  said_by text not null,
  said_at timestamptz not null
);
create index nobody_to_invite_by_number on nobody_to_invite (number, id);
-- The lead provider kept silent about a version of the design, and what the country decided then.
create table design_unanswered (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  go_on boolean not null,
  reason text,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (number, version),
  check (not go_on or reason is not null)
);
