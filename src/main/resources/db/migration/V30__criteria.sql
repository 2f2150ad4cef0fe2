-- Which version of a decision holds from when. A release adds what is missing and replaces nothing.
create table decision_version (
  decision text not null,
  version integer not null,
  definition_id text not null,
  findings_definition_id text,
  valid_from timestamptz not null,
  reason text not null,
  published_by text not null,
  primary key (decision, version)
);
-- A verdict is a record: what was known, what was found, by which version. Never overwritten.
create table verdict (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  decision text not null,
  version integer not null,
  definition_id text not null,
  step text not null,
  outcome text not null,
  outputs jsonb not null,
  score integer check (score between 0 and 100),
  gates_failed integer check (gates_failed >= 0),
  facts jsonb not null,
  decided_at timestamptz not null
);
create index verdict_by_number on verdict (number, id);
create table finding (
  verdict bigint not null references verdict (id),
  position integer not null,
  criterion text not null,
  level text not null check (level in ('met', 'partly', 'unmet', 'unknown')),
  gate boolean not null,
  points integer not null check (points between 0 and 3),
  weight integer not null check (weight > 0),
  remedy text not null,
  primary key (verdict, position)
);
