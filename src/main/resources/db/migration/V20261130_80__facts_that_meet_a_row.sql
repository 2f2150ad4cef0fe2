-- For each row of a draft facts that the engine answered by it, so that whoever reads the draft sees
-- what the row means. A draft of before has none.
alter table decision_draft add column examples jsonb;
