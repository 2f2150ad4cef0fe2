-- A delivery's figure that is raised by a correction: the deliveries together tell no more than the
-- last report does of all that was spent. A new delivery may: the report after it tells more.
create function deliveries_within_spent() returns trigger language plpgsql as $$
declare
  total numeric;
begin
  select spent into total from progress_report where number = new.number order by id desc limit 1;
  if total is not null and total < new.spent + (
      select coalesce(sum(spent), 0) from milestone
      where number = new.number and id <> new.id and state <> 'PLANNED') then
    raise exception 'the deliveries of % tell more than all that was spent', new.number
      using errcode = 'check_violation', constraint = 'deliveries_within_spent';
  end if;
  return new;
end $$;
create trigger deliveries_within_spent before update of spent on milestone
  for each row when (old.state <> 'PLANNED' and new.state = old.state and new.spent > old.spent)
  execute function deliveries_within_spent();
