-- What country and partners wrote, form by form. A new submission is a new version; none is lost.
create table statement (
  number text not null references initiative (number),
  form text not null,
  version integer not null check (version > 0),
  answers jsonb not null,
  stated_by text not null,
  stated_at timestamptz not null,
  primary key (number, form, version)
);
