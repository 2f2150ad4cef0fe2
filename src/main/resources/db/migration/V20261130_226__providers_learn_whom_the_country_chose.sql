-- With the country's choice: who was chosen, and who offered and was not, each in their own words.
create function choice_is_told() returns trigger language plpgsql as $$
begin
  insert into outbox (kind, number, detail, by_user, at)
  values ('partner.chosen', new.number, '{}', new.decided_by, new.decided_at),
    ('partner.notChosen', new.number, '{}', new.decided_by, new.decided_at);
  return null;
end $$;
create trigger choice_is_told after insert on partner_choice
  for each row when (new.decision = 'chosen') execute function choice_is_told();
