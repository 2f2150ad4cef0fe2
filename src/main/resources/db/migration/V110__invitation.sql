-- People are invited, and come when they choose their password: until then joined_at is empty and
-- the account is closed, so that nobody counts on somebody who never came.
alter table person
  add column email text,
  add column joined_at timestamptz default now();
create index person_by_name on person (lower(name), user_id);
-- One link a person at a time, to choose a password with. Only its hash is here: whoever reads the
-- table cannot use it.
create table one_time_link (
  user_id text primary key references person,
  hash bytea not null unique,
  kind text not null check (kind in ('INVITATION', 'RESET')),
  issued_by text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at)
);
