-- Which milestone, provider or member a decision was about: duties are separate for each.
alter table task_decision add column local_key text;
-- Whatever wrote the rows: nobody signs for two parties, and nobody appoints themselves. The release
-- before let them; what was done then stays as it was, and nothing else is left out.
do $$
declare
  done_before text;
begin
  select string_agg(distinct agreement::text, ', ') into done_before
  from (select agreement from signature group by agreement, given_by having count(*) > 1) twice;
  execute 'create unique index signature_of_different_people on signature (agreement, given_by)'
    || coalesce(' where agreement not in (' || done_before || ')', '');
  select string_agg(id::text, ', ') into done_before
  from independent_review where reviewer = appointed_by;
  execute 'alter table independent_review add check (reviewer <> appointed_by'
    || coalesce(' or id in (' || done_before || ')', '') || ')';
end $$;
