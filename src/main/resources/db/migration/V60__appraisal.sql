-- What others said of a version of the design: the lead provider, and society in the country.
create table design_reply (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  agreed boolean not null,
  changes text,
  commitment text,
  replied_by text not null,
  replied_at timestamptz not null,
  primary key (number, version),
  check (agreed or changes is not null)
);
create table design_comment (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  took_part boolean not null,
  support text check (support in ('supports', 'withChanges', 'doesNotSupport')),
  comment text,
  commented_by text not null,
  commented_at timestamptz not null,
  primary key (number, version)
);
-- What the country chose for a design without a failed gate that could still be improved.
create table proceed_choice (
  number text not null references initiative (number),
  version integer not null check (version > 0),
  proceed boolean not null,
  reason text,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (number, version)
);
