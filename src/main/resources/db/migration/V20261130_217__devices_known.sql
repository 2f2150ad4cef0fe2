-- The browsers from which somebody has signed in: the hash of a random value that each keeps. A
-- sign-in from another one is told.
create table known_device (
  user_id text not null references person (user_id),
  hash bytea not null check (octet_length(hash) = 32),
  seen_at timestamptz not null,
  primary key (user_id, hash)
);
create index known_device_by_time on known_device (seen_at);
call guard_rows('known_device', 'false');
