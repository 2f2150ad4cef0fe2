-- A verdict is to be understood years later, and is never changed.
alter table verdict
  -- for which country, as the initiative stood
  add country text,
  -- of the engine; empty where it is not known any more
  add deployment_id text not null default '',
  -- where each fact came from, in the order they were gathered; null in verdicts from before that
  -- was recorded
  add origins json,
  -- rows of the summing table that the outcome follows from
  add rules text[] not null default '{}',
  -- sign-in name of whose act led to it; null where a deadline or another rule did
  add set_going_by text;
update verdict v set country = i.country from initiative i where i.number = v.number;
update verdict v set deployment_id = d.deployment_id
from decision_version d where d.decision = v.decision and d.version = v.version
  and d.definition_id = v.definition_id;
-- The row of the table that found it, and the source's words as they stood then.
alter table finding
  add rule text not null default '',
  add quote text not null default '',
  add source text not null default '';
-- Asked for at each step: the newest verdict of a decision there.
create index verdict_by_decision on verdict (number, decision, id desc);
-- Read in this order when a changed table is tried on what was decided before.
create index verdict_of_decision on verdict (decision, id);

create function verdict_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a verdict is never changed: a new evaluation is a new verdict'
    using errcode = 'restrict_violation';
end $$;
create trigger verdict_stays before update or delete on verdict
  for each row execute function verdict_stays();
create trigger verdicts_stay before truncate on verdict
  for each statement execute function verdict_stays();
create trigger finding_stays before update or delete on finding
  for each row execute function verdict_stays();
create trigger findings_stay before truncate on finding
  for each statement execute function verdict_stays();
