-- Programs of integrators. The account itself is a person's row (name, country or organisation, enabled),
-- so that everything that names who acted names them too.
create table service_account (
  user_id text primary key references person check (user_id ~ '^svc[0-9a-f]{20}$'),
  purpose text not null check (length(purpose) between 1 and 500),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  created_by text not null references person
);
-- A token is 256 random bits: its hash needs no salt and no stretching, and is looked up as it is.
create table service_token (
  id bigint generated always as identity primary key,
  account text not null references service_account,
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null,
  created_by text not null references person,
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text references person
);
create index service_token_of_account on service_token (account);
