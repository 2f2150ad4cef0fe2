-- A member's task to vote is told as what is voted on, in which round.
create function ballot_is_asked() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  opened record;
begin
  select r.round_no, coalesce(q.kind, r.purpose) as about into opened
  from ballot_round r left join steering_question q on q.id = r.subject
  where r.number = new.number and r.closed_at is null order by r.id desc limit 1;
  if found then
    new.kind := 'ballot.asked.' || opened.about;
    new.detail := array[opened.round_no::text];
  end if;
  return new;
end $$;
create trigger ballot_is_asked before insert on outbox for each row
  when (new.kind = 'task.open' and new.task = 'UserTask_CastBallot') execute function ballot_is_asked();
