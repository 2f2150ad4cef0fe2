-- Mail that waits, was sent, or was not. Nothing of what a mail says is here: it is written at the
-- moment of sending, from "kind" and "about".
create table mail (
  id uuid primary key,
  -- Known to the reader of the mail only, who stops more of its kind with it.
  stop_key uuid not null unique,
  -- Fixed, so that a mail that is sent twice is known as one.
  message_id text not null unique check (message_id ~ '^<[^<>[:space:]]+@[^<>[:space:]]+>$' and char_length(message_id) <= 320),
  user_id text not null references person (user_id),
  kind text not null check (kind ~ '^[a-z][A-Za-z0-9.-]{0,59}$'),
  about text not null check (char_length(about) <= 200),
  state text not null check (state in ('WAITING', 'SENT', 'DROPPED', 'REFUSED', 'BOUNCED', 'GIVEN_UP')),
  -- Why it was dropped.
  reason text check (reason in ('NOTHING_TO_SAY', 'NO_ADDRESS', 'ADDRESS_FAILS', 'CLOSED', 'OFF')),
  address text check (char_length(address) <= 320),
  attempts integer not null check (attempts >= 0),
  queued_at timestamptz not null,
  tried_at timestamptz,
  next_at timestamptz,
  ended_at timestamptz,
  -- The server's last words, or those of the report of a bounce.
  answer text check (char_length(answer) <= 500),
  revision bigint not null default 0,
  constraint mail_waits_or_ended check ((state = 'WAITING') = (ended_at is null) and (state = 'WAITING') = (next_at is not null)),
  constraint mail_dropped_for_a_reason check ((state = 'DROPPED') = (reason is not null)),
  constraint mail_sent_somewhere check (state not in ('SENT', 'REFUSED', 'BOUNCED') or address is not null and tried_at is not null)
);
create index mail_by_state on mail (state, queued_at, id);
create index mail_by_person on mail (user_id, queued_at desc, id);
create index mail_by_time on mail (queued_at desc, id);
call guard_rows('mail', 'false');

-- What was sent can only come back; what ended otherwise stays so.
create function mail_moves_on() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.stop_key <> old.stop_key or new.message_id <> old.message_id
      or new.user_id <> old.user_id or new.kind <> old.kind or new.about <> old.about
      or new.queued_at <> old.queued_at then
    raise exception 'a mail stays the one that was ordered' using errcode = '23514';
  end if;
  if old.state <> 'WAITING' and not (old.state = 'SENT' and new.state = 'BOUNCED') then
    raise exception 'a mail that is % stays so', old.state using errcode = '23514';
  end if;
  return new;
end $$;
create trigger mail_moves_on before update on mail for each row execute function mail_moves_on();

-- The server did not take mail: until when no node asks it again. No row while it does.
create table mail_rest (
  the_one boolean primary key default true check (the_one),
  since timestamptz not null,
  failures integer not null check (failures > 0),
  ends_at timestamptz not null check (ends_at > since),
  answer text not null check (char_length(answer) <= 500)
);
call guard_rows('mail_rest', 'false');

-- The person's address took no mail: none is sent there until it is another one.
alter table person
  add column mail_failed_at timestamptz,
  add column mail_failure text check (char_length(mail_failure) <= 500),
  add constraint mail_failed_somehow check ((mail_failed_at is null) = (mail_failure is null)),
  add constraint mail_failed_somewhere check (mail_failed_at is null or email is not null);
create function another_address() returns trigger language plpgsql as $$
begin
  if new.email is distinct from old.email then
    new.mail_failed_at := null;
    new.mail_failure := null;
  end if;
  return new;
end $$;
create trigger another_address before update of email on person
  for each row execute function another_address();
