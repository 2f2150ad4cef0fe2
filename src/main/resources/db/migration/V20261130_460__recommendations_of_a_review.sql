-- A reviewer recommends as much as it takes, up to twenty.
alter table review_recommendation
  drop constraint review_recommendation_slot_check,
  add check (slot between 1 and 20);
