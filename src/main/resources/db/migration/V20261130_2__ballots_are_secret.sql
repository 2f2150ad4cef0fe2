-- A ballot stands in its own table and nowhere else. Of it goes out a commitment: a hash over the
-- whole ballot and a salt of 256 random bits that only this table and the voter's receipt hold.
alter table ballot
  add column salt bytea,
  add column commitment bytea;

create function ballot_commitment(cast_ballot ballot) returns bytea language sql immutable as
$$ select sha256(convert_to(
    audit_part('compact-ballot-1') || audit_part(cast_ballot.round::text)
    || audit_part(cast_ballot.member) || audit_part(cast_ballot.choice)
    || audit_part(cast_ballot.condition)
    || audit_part(to_char(cast_ballot.condition_due, 'YYYY-MM-DD'))
    || audit_part(cast_ballot.reason) || audit_part(encode(cast_ballot.salt, 'hex')), 'UTF8')) $$;

-- Those that were cast before are committed to from now on.
alter table ballot disable trigger ballot_is_admissible;
update ballot set salt = audit_salt();
update ballot b set commitment = ballot_commitment(b);
alter table ballot enable trigger ballot_is_admissible;
alter table ballot
  add constraint ballot_is_committed check (num_nulls(salt, commitment) = 0),
  add constraint ballot_commitment_is_its_own unique (commitment);

-- A ballot may be changed until its round closes; the receipt of before is void then.
create table ballot_void (
  commitment bytea primary key,
  round bigint not null references ballot_round (id),
  voided_at timestamptz not null
);
create index ballot_void_by_round on ballot_void (round);

-- Whatever a writer put there is replaced: nobody chooses a salt, and none is used twice.
create function ballot_is_committed() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    insert into ballot_void values (old.commitment, old.round, clock_timestamp());
  end if;
  new.salt := audit_salt();
  new.commitment := ballot_commitment(new);
  return new;
end $$;
create trigger ballot_is_committed before insert or update on ballot
  for each row execute function ballot_is_committed();

-- Under a person's own scope nobody reads another's ballot, before the close or after it. What acts
-- by rule counts them.
call guard_rows('ballot', $$ 'user:' || member = any ((select row_audiences())::text[]) $$);
call guard_rows_by_parent('ballot_void', 'round', 'ballot_round', 'id');
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete, truncate on ballot_void from %I', '${app}');
  end if;
end $$;

-- What is being written for a ballot is nobody's but the voter's: no draft of it is kept, also where
-- a node of release 0.1.0 would.
create function is_secret_task(task text) returns boolean language sql immutable as
$$ select task in ('UserTask_CastBallot', 'UserTask_StateObjection') $$;
delete from task_draft d using work_item w where w.task_id = d.task_id and is_secret_task(w.task);
create function ballots_have_no_drafts() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if exists (select from work_item w where w.task_id = new.task_id and is_secret_task(w.task)) then
    return null;
  end if;
  return new;
end $$;
create trigger ballots_have_no_drafts before insert or update on task_draft
  for each row execute function ballots_have_no_drafts();

-- Nor are answers of a ballot written into the record, whoever would: a node of release 0.1.0 does,
-- and its entry gets the commitment instead. By its name it acts before the entry is hashed.
create function ballots_stay_off_the_record() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if is_secret_task(split_part(new.kind, '.', 1)) and new.after ? 'answers' then
    new.after := (new.after - 'answers') || coalesce(
      (select jsonb_build_object('commitment', encode(b.commitment, 'hex'))
       from ballot b join ballot_round r on r.id = b.round
       where r.number = new.number and b.member = new.user_id
       order by b.cast_at desc, b.round desc limit 1), '{}');
  end if;
  return new;
end $$;
create trigger audit_ballots_stay_off before insert on audit_entry
  for each row execute function ballots_stay_off_the_record();
alter table audit_entry enable always trigger audit_ballots_stay_off;
