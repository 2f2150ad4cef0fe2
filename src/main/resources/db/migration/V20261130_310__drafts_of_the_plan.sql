-- What somebody has written in a plan and not yet sent: one a row and person, nobody else's.
create table plan_draft (
  number text not null references initiative (number),
  section text not null check (section ~ '^[a-z]+$'),
  -- 0 for a row that is to be added.
  position integer not null check (position between 0 and 100000),
  user_id text not null,
  -- The revision of the row that they had before their eyes.
  seen integer check (seen >= 0),
  answers jsonb not null,
  saved_at timestamptz not null,
  primary key (number, section, position, user_id),
  check ((seen is null) = (position = 0))
);
call guard_rows('plan_draft', $$ 'user:' || user_id = any ((select row_audiences())::text[]) $$);

-- No draft outlives its initiative.
create function plan_drafts_end() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  delete from plan_draft where number = new.number;
  return null;
end $$;
create trigger plan_drafts_end after update of ended_at on initiative
  for each row when (new.ended_at is not null and old.ended_at is null) execute function plan_drafts_end();
