-- A program that repeats a request for a row, because no answer came, gets the row that it made.
create table plan_row_request (
  user_id text not null,
  token uuid not null,
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  position integer not null check (position between 1 and 100000),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  requested_at timestamptz not null default now(),
  primary key (user_id, token)
);
