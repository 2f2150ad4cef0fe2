-- The steering group guides (S108): the route of each design, and what became of it.
create table approval (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  route text not null check (route in ('takeNote', 'noObjection', 'vote', 'voteAfterIndependentReview')),
  routed_at timestamptz not null,
  outcome text check (outcome in ('approved', 'returned', 'declined')),
  concluded_at timestamptz,
  check ((outcome is null) = (concluded_at is null))
);
create index approval_by_number on approval (number, id);
create unique index approval_one_open on approval (number) where outcome is null;
create table independent_review (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  reviewer text not null references person,
  appointed_by text not null references person,
  appointed_at timestamptz not null,
  reason text,
  due date,
  findings text,
  advice text check (advice in ('approve', 'approveWithConditions', 'return', 'decline')),
  conditions text,
  reviewed_at timestamptz,
  check ((advice is null) = (reviewed_at is null) and (findings is null) = (reviewed_at is null))
);
create index independent_review_by_number on independent_review (number, id);
-- A period in which members are heard: ballots, or objections to what passes without any.
-- A call holds up to three rounds, as long as the quorum is missed.
create table ballot_round (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  purpose text not null check (purpose in ('noObjection', 'approval', 'appeal', 'reviewRecommendation')),
  call text not null,
  round_no integer not null check (round_no between 1 and 3),
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  unique (call, round_no),
  check ((outcome is null) = (closed_at is null)),
  check (outcome = 'abandoned' or case purpose
    when 'noObjection' then outcome in ('none', 'raised')
    else outcome in ('approved', 'approvedWithConditions', 'returned', 'declined', 'noQuorum') end)
);
create index ballot_round_by_number on ballot_round (number, id);
create unique index ballot_round_one_open on ballot_round (number) where closed_at is null;
-- Who sat for which constituency when the round opened, and why somebody was recused.
create table ballot_seat (
  round bigint not null references ballot_round (id),
  member text not null references person,
  constituency text not null check (constituency in ('partnerCountries', 'southernInstitutions', 'civilSociety', 'networks', 'developmentPartners')),
  recusal text check (recusal in ('country', 'organisation')),
  primary key (round, member)
);
-- One effective ballot for each member and round; secret until the close, without a copy elsewhere.
create table ballot (
  round bigint not null,
  member text not null,
  choice text not null check (choice in ('approve', 'approveWithConditions', 'return', 'decline', 'abstain', 'noObjection', 'object', 'recuse')),
  condition text,
  condition_due date,
  reason text,
  cast_at timestamptz not null,
  primary key (round, member),
  foreign key (round, member) references ballot_seat (round, member),
  check ((choice = 'approveWithConditions') = (condition is not null)),
  check ((condition is null) = (condition_due is null))
);
-- Nobody votes late or recused, whatever wrote the row. Sharing the round's row makes its close wait.
create function ballot_is_admissible() returns trigger language plpgsql as $$
declare
  asked text;
begin
  if tg_op = 'DELETE' then
    raise exception 'a ballot stays' using errcode = 'check_violation';
  end if;
  select purpose into asked from ballot_round where id = new.round and closed_at is null for share;
  if not found then
    raise exception 'the round % is closed', new.round using errcode = 'check_violation';
  end if;
  if new.choice <> 'recuse' and (asked = 'noObjection') <> (new.choice in ('noObjection', 'object')) then
    raise exception '% is no choice of a round of %', new.choice, asked using errcode = 'check_violation';
  end if;
  if exists (select 1 from ballot_seat s where s.round = new.round and s.member = new.member
      and s.recusal is not null) then
    raise exception '% is recused', new.member using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger ballot_is_admissible before insert or update or delete on ballot
  for each row execute function ballot_is_admissible();
-- What an approval depends on, with a date.
create table approval_condition (
  id bigint generated always as identity primary key,
  approval bigint not null references approval (id),
  number text not null references initiative (number),
  condition text not null,
  due date not null,
  met_at timestamptz
);
create index approval_condition_by_number on approval_condition (number, due);
