-- What the authority said of a demand: one decision about each version of it.
create table demand_endorsement (
  number text not null references initiative (number),
  version integer not null,
  endorsed boolean not null,
  reason text,
  reference text,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (number, version),
  check (endorsed or reason is not null)
);
-- What the secretariat asked and the country answered; one question is open at a time.
create table demand_question (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  question text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create unique index demand_question_one_open on demand_question (number) where answer is null;
-- What became of a demand that the gate declined. There is one appeal (S108).
create table demand_appeal (
  number text primary key references initiative (number),
  answer text not null check (answer in ('appealed', 'accepted', 'lapsed')),
  grounds text,
  decided_by text,
  decided_at timestamptz not null,
  upheld boolean,
  check (answer <> 'appealed' or grounds is not null),
  check (upheld is null or answer = 'appealed')
);
