-- The moment decides whether a ballot counts, not the timer that closes its round: after a downtime
-- that timer is as late as its backlog. This clock is the database's, the same for every node, and
-- it is read once the round's row is held: whoever counts goes first or waits.
create or replace function ballot_is_admissible() returns trigger language plpgsql as $$
declare
  asked text;
  closes timestamptz;
begin
  if tg_op = 'DELETE' then
    raise exception 'a ballot stays' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and (new.round, new.member) is distinct from (old.round, old.member) then
    raise exception 'a ballot stays its member''s in its round' using errcode = 'check_violation';
  end if;
  select purpose, closes_at into asked, closes from ballot_round
  where id = new.round and closed_at is null for share;
  if not found then
    raise exception 'the round % is closed', new.round
      using errcode = 'check_violation', constraint = 'ballot_in_an_open_round';
  end if;
  if clock_timestamp() >= closes then
    raise exception 'the period of the round % is over', new.round
      using errcode = 'check_violation', constraint = 'ballot_in_time',
        detail = to_char(closes at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  end if;
  if new.choice <> 'recuse' and (asked = 'noObjection') <> (new.choice in ('noObjection', 'object')) then
    raise exception '% is no choice of a round of %', new.choice, asked using errcode = 'check_violation';
  end if;
  if exists (select 1 from ballot_seat s where s.round = new.round and s.member = new.member
      and s.recusal is not null) then
    raise exception '% is recused', new.member using errcode = 'check_violation';
  end if;
  return new;
end $$;
