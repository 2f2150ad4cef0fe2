-- What country and partners agreed, which every stage reads: written by the demand and the design,
-- by the choice of partners, and by the joint examination.
create table plan_result (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 9),
  title text not null,
  baseline numeric(19, 4) not null,
  target numeric(19, 4) not null,
  due date not null,
  actual numeric(19, 4),
  actual_on date,
  primary key (number, position)
);
create table sufficiency_target (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 9),
  indicator text not null,
  baseline numeric(19, 4),
  target numeric(19, 4) not null,
  due date not null,
  actual numeric(19, 4),
  reached boolean,
  evidence text,
  primary key (number, position)
);
create table refusal_condition (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 9),
  condition text not null,
  primary key (number, position)
);
create table plan_milestone (
  number text not null references initiative (number),
  position integer not null check (position between 1 and 9),
  title text not null,
  institution text not null,
  due date not null,
  amount numeric(19, 2) not null check (amount >= 0),
  primary key (number, position)
);
create table plan_risk (
  number text not null references initiative (number),
  position integer not null,
  title text not null,
  likelihood integer not null check (likelihood between 1 and 3),
  impact integer not null check (impact between 1 and 3),
  mitigation text,
  primary key (number, position)
);
-- Amounts in US dollars, by source.
create table plan_budget (
  number text not null references initiative (number),
  source text not null check (source in ('localCash', 'localInKind', 'providerCash', 'providerInKind', 'compact')),
  amount numeric(19, 2) not null check (amount >= 0),
  primary key (number, source)
);
create table plan_partner (
  number text not null references initiative (number),
  organisation text not null references organisation,
  lead boolean not null,
  southern boolean not null,
  primary key (number, organisation)
);
create unique index plan_partner_one_lead on plan_partner (number) where lead;
create table plan_profile (
  number text primary key references initiative (number),
  sector text,
  duration_months integer check (duration_months between 1 and 120)
);
create index plan_profile_by_sector on plan_profile (sector);
