-- Countries, organisations and people. Sign-in names and roles are the engine's (ACT_ID_*);
-- what it does not know about a person is here.
create table country (
  code char(2) primary key check (code ~ '^[A-Z]{2}$')
);
create table country_fact (
  country char(2) not null references country,
  year integer not null check (year between 1990 and 2200),
  income_group text not null check (income_group in ('low', 'lowerMiddle', 'upperMiddle', 'high')),
  fragile boolean not null,
  source text not null,
  primary key (country, year)
);
create table organisation (
  code text primary key check (code ~ '^[A-Za-z0-9]{2,20}$'),
  name text not null,
  kind text not null check (kind in ('nationalGovernment', 'localGovernment', 'publicInstitution', 'privateSector', 'civilSociety', 'academia', 'network', 'multilateral', 'foundation')),
  country char(2),
  southern boolean not null
);
create table person (
  user_id text primary key check (user_id ~ '^[A-Za-z0-9]+$'),
  name text not null,
  country char(2) references country,
  organisation text references organisation,
  constituency text check (constituency in ('partnerCountries', 'southernInstitutions', 'civilSociety', 'networks', 'developmentPartners')),
  practitioner boolean not null default false,
  language text not null default 'en',
  enabled boolean not null default true
);
-- Dated values that processes and the ledger read; a change is a new row.
create table policy_value (
  name text not null,
  valid_from date not null,
  amount numeric(19, 2) not null,
  unit text not null,
  note text not null,
  primary key (name, valid_from)
);
insert into policy_value (name, valid_from, amount, unit, note) values
  ('compact.yearlyCeiling', '2011-09-15', 1000000, 'USD', 'S110: $500,000 to $1m per annum'),
  ('compact.initiativeShare', '2011-09-15', 20, 'percent', 'one initiative''s part of the year''s ceiling'),
  ('compact.budgetShare', '2011-09-15', 50, 'percent', 'S111: catalytic, at most half of a budget');
