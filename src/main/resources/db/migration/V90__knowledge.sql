-- Activities that others published, and what was said of each when it was taken in.
create table import_run (
  id bigint generated always as identity primary key,
  file_name text not null check (length(file_name) between 1 and 120 and file_name !~ '[/\\[:cntrl:]]'),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  standard_version text check (length(standard_version) <= 20),
  break_kind text,
  break_line integer check (break_line >= 0),
  imported_by text not null,
  imported_at timestamptz not null,
  activities integer not null,
  new_ones integer not null check (new_ones >= 0),
  updated integer not null check (updated >= 0),
  unchanged integer not null check (unchanged >= 0),
  incomplete integer not null check (incomplete >= 0),
  duplicate integer not null check (duplicate >= 0),
  unreadable integer not null check (unreadable >= 0),
  -- None is lost.
  check (activities = new_ones + updated + unchanged + incomplete + duplicate + unreadable)
);
-- One row for each activity that a publisher describes; content is all that was readable of it, its
-- numbers as they were published (jsonb keeps every digit). The columns beside it are what lists
-- show and searches ask for.
create table known_activity (
  id bigint generated always as identity primary key,
  -- The identifier, or for one without the hash of what it says and which of its kind it was.
  activity_key text not null unique,
  identifier text check (length(identifier) <= 300),
  publisher_ref text,
  publisher_name text,
  file_name text not null,
  file_hash text not null,
  titles jsonb not null,
  countries text[] not null,
  sectors text[] not null,
  aid_types text[] not null,
  tied_status text check (tied_status in ('PARTIALLY_TIED', 'TIED', 'UNTIED')),
  status text,
  starts_on date,
  ends_on date,
  has_results boolean not null,
  words tsvector not null,
  content jsonb not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  complete boolean not null,
  first_run bigint not null references import_run,
  last_run bigint not null references import_run,
  check (identifier is null or activity_key = 'identifier:' || identifier)
);
create index known_activity_by_country on known_activity using gin (countries);
create index known_activity_by_sector on known_activity using gin (sectors);
create index known_activity_by_word on known_activity using gin (words);
-- What was said of each activity of a file. Rows are added and never changed.
create table import_line (
  run bigint not null references import_run,
  position integer not null check (position > 0),
  line integer not null check (line > 0),
  identifier text,
  title text,
  outcome text not null check (outcome in ('NEW', 'UPDATED', 'UNCHANGED', 'INCOMPLETE', 'DUPLICATE', 'UNREADABLE')),
  known_activity bigint references known_activity,
  findings jsonb not null,
  missing integer not null check (missing >= 0),
  wrong integer not null check (wrong >= 0),
  -- What it said, where that is not what known_activity holds: nothing that was sent is lost.
  set_aside jsonb,
  primary key (run, position),
  check (known_activity is not null or set_aside is not null)
);
create index import_line_by_outcome on import_line (run, outcome, position);
create index import_line_by_activity on import_line (known_activity, run desc) where set_aside is null;
