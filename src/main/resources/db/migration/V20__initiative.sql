create table initiative_number (
  country char(2) not null references country,
  year integer not null,
  last integer not null,
  primary key (country, year)
);
create table initiative (
  id bigint generated always as identity primary key,
  number text not null unique check (number ~ '^[A-Z]{2}-[0-9]{4}-[0-9]{3,}$'),
  country char(2) not null references country,
  title text not null check (length(title) between 1 and 300),
  language text not null,
  stage text not null,
  status text not null,
  track text not null check (track in ('full', 'light')),
  illustrative boolean not null,
  known_activity bigint,
  started_by text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  version bigint not null,
  check ((status in ('RUNNING', 'SUSPENDED')) = (ended_at is null))
);
create index initiative_by_country on initiative (country, started_at desc);
create index initiative_by_start on initiative (started_at desc);
-- Who may see an initiative beside what is published: a country, a group, or one person.
create table initiative_audience (
  number text not null references initiative (number),
  audience text not null check (audience ~ '^(country|group|user):[A-Za-z0-9-]+$'),
  primary key (audience, number)
);
create index initiative_audience_by_number on initiative_audience (number);
-- What happened, in the order it happened. Rows are added and never changed.
create table initiative_event (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  at timestamptz not null,
  kind text not null,
  user_id text,
  person text,
  role text,
  detail text[] not null
);
create index initiative_event_by_number on initiative_event (number, id);
