-- The address by which one's own calendar programme reads one's dates: 256 random bits, of which only the
-- hash is here. One a person at a time; another one replaces it.
create table calendar_feed (
  user_id text primary key references person,
  hash bytea not null unique check (octet_length(hash) = 32),
  made_at timestamptz not null
);
call guard_rows('calendar_feed', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);

-- It ends with the account, whoever closes it, and does not come back when the account is opened again.
create function calendar_feed_ends_with_account() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  delete from calendar_feed where user_id = new.user_id;
  return null;
end $$;
create trigger calendar_feed_ends_with_account after update of enabled on person
  for each row when (old.enabled and not new.enabled) execute function calendar_feed_ends_with_account();
create function calendar_feed_of_open_account() returns trigger language plpgsql as $$
begin
  if not exists (select from person where user_id = new.user_id and enabled for share) then
    raise exception 'the account % is closed', new.user_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger calendar_feed_of_open_account before insert or update on calendar_feed
  for each row execute function calendar_feed_of_open_account();
