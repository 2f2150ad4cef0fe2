-- What a further partner said of a version of the design; the lead's reply stays in design_reply, which a node
-- of the release before writes too.
create table design_partner_reply (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  organisation text not null references organisation (code),
  agreed boolean not null,
  changes text check (is_seen_text(changes)),
  commitment text check (is_seen_text(commitment)),
  replied_by text not null references person,
  replied_at timestamptz not null,
  primary key (number, version, organisation),
  check (agreed or changes is not null)
);
call keeps_language('design_partner_reply', 'replied_by');
-- What a registered non-state actor contributed to a version of the design.
create table design_contribution (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  said_by text not null references person,
  words text not null check (is_seen_text(words)),
  said_at timestamptz not null,
  primary key (number, version, said_by)
);
call keeps_language('design_contribution', 'said_by');

-- What was said about a row of the plan while the design was heard. The country answers each.
create table design_remark (
  id bigint generated always as identity primary key,
  version bigint not null default 0,
  number text not null references initiative (number),
  -- Of the design, as the statement counts them.
  design integer not null check (design > 0),
  kind text not null check (kind in ('CHANGE', 'CONTRIBUTION')),
  section text not null check (section ~ '^[a-z]+$'),
  position integer not null check (position between 1 and 100000),
  words text not null check (is_seen_text(words)),
  -- The partner for which it was said; null for one of the country's society.
  organisation text references organisation (code),
  said_by text not null references person,
  said_at timestamptz not null,
  state text not null check (state in ('OPEN', 'ANSWERED', 'SETTLED')),
  taken_up boolean,
  answered_at timestamptz,
  settled_at timestamptz,
  unique (id, number),
  check ((kind = 'CHANGE') = (organisation is not null)),
  check ((state = 'OPEN') = (answered_at is null)),
  check ((state = 'OPEN') = (taken_up is null)),
  check ((state = 'SETTLED') = (settled_at is not null)),
  -- A contribution is answered; whoever asked for a change says by agreeing that it is settled.
  check (state <> 'SETTLED' or kind = 'CHANGE')
);
create index design_remark_by_number on design_remark (number, state, id);
call keeps_language('design_remark', 'said_by');
-- The country's answer to one remark.
create table design_remark_answer (
  remark bigint primary key,
  number text not null,
  taken_up boolean not null,
  reason text check (is_seen_text(reason)),
  answered_by text not null references person,
  answered_at timestamptz not null,
  foreign key (remark, number) references design_remark (id, number),
  check (taken_up or reason is not null)
);
call keeps_language('design_remark_answer', 'answered_by');
create index design_remark_answer_by_number on design_remark_answer (number);

-- What was said stays, and a state only goes on.
create function design_remark_goes_on() returns trigger language plpgsql as $$
begin
  if row(old.number, old.design, old.kind, old.section, old.position, old.words, old.organisation, old.said_by,
        old.said_at, old.language)
      is distinct from row(new.number, new.design, new.kind, new.section, new.position, new.words,
        new.organisation, new.said_by, new.said_at, new.language)
      or old.state = 'SETTLED'
      or old.state = 'ANSWERED' and (new.state <> 'SETTLED' or new.taken_up <> old.taken_up)
      or old.state = 'OPEN' and new.state <> 'ANSWERED' then
    raise exception 'what was said about a row stays, and is answered once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger design_remark_goes_on before update on design_remark
  for each row execute function design_remark_goes_on();
call guard_rows_by_number('design_partner_reply');
call guard_rows_by_number('design_contribution');
call guard_rows_by_number('design_remark');
call guard_rows_by_number('design_remark_answer');
-- Whoever is heard on a design has as long as the lead provider has.
insert into deadline (name, days)
  select later.name, d.days
  from deadline d, (values ('UserTask_AgreeDesignAsPartner', 'UserTask_AgreeDesign'),
    ('UserTask_ContributeToDesign', 'UserTask_CommentOnDesign')) as later (name, earlier)
  where d.name = later.earlier
  on conflict (name) do nothing;
