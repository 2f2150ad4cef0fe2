-- Peer reviews (S28, S29, S40): one open at a time, each with the reviewers invited to it.
create table peer_review (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  position integer not null check (position > 0),
  kind text not null check (kind in ('midTerm', 'final')),
  due date,
  questions text,
  opened_by text not null,
  opened_at timestamptz not null,
  outcome text check (outcome in ('proceed', 'courseCorrect', 'suspend', 'earlyExit')),
  response text check (response in ('accept', 'partly', 'reject')),
  response_text text,
  responded_by text,
  responded_at timestamptz,
  ballot text,
  conclusion text check (conclusion in ('continue', 'finish')),
  concluded_at timestamptz,
  unique (number, position),
  check ((conclusion is null) = (concluded_at is null)),
  check (conclusion is null or (outcome is not null and response is not null))
);
create unique index peer_review_one_open on peer_review (number) where concluded_at is null;
create table review_invitation (
  review bigint not null references peer_review (id),
  reviewer text not null references person (user_id),
  practitioner boolean not null,
  state text not null check (state in ('invited', 'reviewed', 'declined', 'lapsed')),
  invited_at timestamptz not null,
  answered_at timestamptz,
  decline_reason text,
  critical boolean,
  critical_text text,
  primary key (review, reviewer),
  check ((state = 'reviewed') = (critical is not null)),
  check (critical is not true or critical_text is not null)
);
-- A dimension that does not apply has no score and is left out of the mean.
create table review_score (
  review bigint not null,
  reviewer text not null,
  dimension text not null check (dimension in ('relevance', 'ownership', 'capacityResults', 'sustainability', 'mutualAccountability')),
  score integer check (score between 1 and 5),
  evidence text,
  primary key (review, reviewer, dimension),
  foreign key (review, reviewer) references review_invitation (review, reviewer),
  check (score is null or evidence is not null)
);
create table review_recommendation (
  review bigint not null,
  reviewer text not null,
  slot integer not null check (slot between 1 and 3),
  text text not null,
  response text check (response in ('accept', 'partly', 'reject')),
  comment text,
  due date,
  primary key (review, reviewer, slot),
  foreign key (review, reviewer) references review_invitation (review, reviewer),
  check (response is null or response = 'reject' or due is not null)
);
insert into policy_value (name, valid_from, amount, unit, note) values
  ('review.reviewers', '2011-09-15', 2, 'people', 'reviewers that a peer review needs'),
  ('review.reviewersLight', '2011-09-15', 1, 'people', 'reviewers on the light track (S89)');
