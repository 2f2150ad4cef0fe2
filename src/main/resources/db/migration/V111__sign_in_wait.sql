-- Wrong passwords: how many lately, and until when whoever tries has to wait. Kept by the hash of
-- address and name, since people type passwords into the field of names. A row is about an address
-- and a name, an address, or a name.
create table sign_in_wait (
  key bytea primary key,
  account bytea,
  failures double precision not null,
  failed_at timestamptz not null,
  free_at timestamptz not null,
  succeeded_at timestamptz
);
create index sign_in_wait_by_account on sign_in_wait (account);
create index sign_in_wait_by_age on sign_in_wait (failed_at);
