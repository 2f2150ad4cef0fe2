-- What providers publish that they can do (S20, S24).
create table offer (
  id bigint generated always as identity primary key,
  organisation text not null references organisation,
  title text not null check (length(title) between 1 and 300),
  modalities text[] not null check (cardinality(modalities) > 0),
  sectors text[] not null check (cardinality(sectors) > 0),
  languages text[] not null check (cardinality(languages) > 0),
  kind text not null check (kind in ('southern', 'supporting')),
  tying text not null check (tying in ('untied', 'partiallyTied', 'tied')),
  available_until date not null,
  published_at timestamptz not null,
  unique (organisation, title)
);
create index offer_by_sector on offer using gin (sectors);
create index offer_by_modality on offer using gin (modalities);
-- Offers proposed to an initiative, with why.
create table offer_match (
  number text not null references initiative (number),
  offer bigint not null references offer,
  score integer not null check (score between 1 and 100),
  reasons text[] not null,
  primary key (number, offer)
);
-- Who was asked to answer a demand. Open until answered, or until the next time providers are asked.
create table provider_invitation (
  number text not null references initiative (number),
  organisation text not null references organisation,
  open boolean not null,
  note text,
  answer_by date,
  invited_by text not null,
  invited_at timestamptz not null,
  primary key (number, organisation)
);
create table provider_answer (
  number text not null references initiative (number),
  organisation text not null references organisation,
  can_answer boolean not null,
  description text,
  modalities text[] not null,
  kind text check (kind in ('southern', 'supporting')),
  tying text check (tying in ('untied', 'partiallyTied', 'tied')),
  practitioners boolean,
  languages text[] not null,
  cost numeric(19, 2) check (cost >= 0),
  contribution numeric(19, 2) check (contribution >= 0),
  available_from date,
  available_until date,
  coordinated_with text,
  reason text,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (number, organisation),
  check (can_answer = (kind is not null and tying is not null and description is not null)),
  check (can_answer or reason is not null),
  check (contribution <= cost),
  check (available_until >= available_from)
);
-- What the country chose, each time it was asked; a choice from fewer than two has a reason.
create table partner_choice (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  decision text not null check (decision in ('chosen', 'searchAgain', 'none')),
  real_options integer not null check (real_options >= 0),
  reason text,
  overlaps_coordination text,
  decided_by text not null,
  decided_at timestamptz not null,
  check (decision = 'searchAgain' or real_options >= 2 and decision = 'chosen' or reason is not null)
);
create index partner_choice_by_number on partner_choice (number, id);
-- Only untied help can be chosen, and no vote can waive that (S21).
create table partner_chosen (
  choice bigint not null references partner_choice,
  organisation text not null references organisation,
  lead boolean not null,
  southern boolean not null,
  tying text not null check (tying = 'untied'),
  primary key (choice, organisation)
);
-- A provider's yearly assessment of its own systems (S14, S34).
create table provider_readiness (
  organisation text not null references organisation,
  assessed_on date not null,
  level text not null check (level in ('ready', 'partly', 'notReady')),
  primary key (organisation, assessed_on)
);
