-- How often a date was moved, and when last: a calendar programme takes the newest state of an entry that it
-- knows already.
alter table work_item add column due_moves integer not null default 0, add column due_moved_at timestamptz;
alter table milestone add column due_moves integer not null default 0, add column due_moved_at timestamptz;

create function due_moves() returns trigger language plpgsql as $$
begin
  new.due_moves := old.due_moves + 1;
  new.due_moved_at := now();
  return new;
end $$;
create trigger due_moves before update on work_item for each row
  when (old.due_at is distinct from new.due_at or old.dormant_until is distinct from new.dormant_until)
  execute function due_moves();
create trigger due_moves before update on milestone for each row
  when (old.due is distinct from new.due) execute function due_moves();

-- Whoever takes a task, or is listed for it later, has it as often moved as the others.
create function due_moved_before() returns trigger language plpgsql as $$
begin
  select w.due_moves, w.due_moved_at into new.due_moves, new.due_moved_at
    from work_item w where w.task_id = new.task_id limit 1;
  new.due_moves := coalesce(new.due_moves, 0);
  return new;
end $$;
create trigger due_moved_before before insert on work_item
  for each row execute function due_moved_before();

-- What a calendar asks for: the dates between two days.
create index work_item_by_day on work_item (audience, wanted_on, task_id)
  where wanted_on is not null and dormant_until is null;
create index work_item_by_waking on work_item (audience, dormant_until, task_id)
  where dormant_until is not null;
create index milestone_by_day on milestone (due) where state = 'PLANNED';
create index offer_by_end on offer (organisation, available_until);
create index ballot_seat_of_member on ballot_seat (member);
