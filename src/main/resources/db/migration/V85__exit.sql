-- The exit: what country and partner examined together, what was handed over, lessons, the closed
-- books, and whether the capacity lasted (S4, S70, S79, S132, S137, S140, S145).
create table exit_examination (
  number text not null references initiative (number),
  position integer not null check (position > 0),
  examined_with text,
  country_says_enough boolean not null,
  enough_reason text,
  sustainability text not null check (sustainability in ('likely', 'uncertain', 'unlikely')),
  sustainability_reason text,
  impact text not null,
  examined_by text not null,
  examined_at timestamptz not null,
  primary key (number, position),
  check (not country_says_enough or enough_reason is not null)
);
create table hand_over (
  number text not null,
  position integer not null,
  receiving_institution text not null,
  functions_percent integer not null check (functions_percent between 0 and 100),
  functions text[] not null,
  national_budget_line boolean not null,
  budget_line_reference text,
  staff_taken_over integer check (staff_taken_over >= 0),
  staff_arrangements text,
  documents text[] not null,
  handed_over_on date,
  accepted_by text not null,
  accepted_at timestamptz not null,
  primary key (number, position),
  foreign key (number, position) references exit_examination (number, position),
  check (not national_budget_line or budget_line_reference is not null)
);
-- What the exit decided other than an end; an extension is bounded and counted, a return is not one.
create table exit_resumption (
  number text not null,
  position integer not null,
  kind text not null check (kind in ('extension', 'return')),
  decided_at timestamptz not null,
  primary key (number, position),
  foreign key (number, position) references exit_examination (number, position)
);
create unique index exit_resumption_one_extension on exit_resumption (number) where kind = 'extension';
create table lesson (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  country char(2) not null references country,
  title text not null,
  text text not null,
  audience text[] not null check (cardinality(audience) > 0),
  sector text,
  tags text[] not null,
  adaptation text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  unique (number, id)
);
create index lesson_by_sector on lesson (sector);
-- The books close once, and only with a lesson (S145).
create table closed_books (
  number text primary key references initiative (number),
  lesson bigint not null,
  outcome text not null check (outcome in ('exited', 'closed')),
  returned numeric(19, 2) not null check (returned >= 0),
  closed_at timestamptz not null,
  foreign key (number, lesson) references lesson (number, id)
);
create table lasting_check (
  number text not null references closed_books (number),
  position integer not null check (position in (1, 2)),
  lasted text not null check (lasted in ('fully', 'partly', 'no')),
  evidence text not null,
  budget_line_kept boolean,
  staff_kept boolean,
  services text,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (number, position)
);
