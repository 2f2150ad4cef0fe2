-- The third wall. The application's role sees and changes the rows of initiatives that are open to
-- one of the audiences it names in the setting compact.audiences ("country:KE,user:amina"); "*" is
-- everything, for what acts by rule; without the setting there is nothing.
create function row_audiences() returns text[] language sql stable parallel safe
return string_to_array(current_setting('compact.audiences', true), ',');
create function sees_every_row() returns boolean language sql stable parallel safe
return coalesce(current_setting('compact.audiences', true), '') = '*';

-- Each row that is guarded asks for it: the index alone answers.
create index initiative_audience_whole on initiative_audience (number, audience);
drop index initiative_audience_by_number;

-- One policy for reading and writing alike, in words of the table's own columns.
create procedure guard_rows(guarded regclass, visible text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  if exists (select from pg_policy where polrelid = guarded and polname = 'rows') then
    execute format('drop policy rows on %s', guarded);
  end if;
  execute format('create policy rows on %s using ((select sees_every_row()) or %s)', guarded, visible);
end $$;
-- By the number of an initiative, in a column of this name. The audiences are guarded themselves:
-- one finds here those that one is. "offset 0" has each row looked up: without it the planner reads
-- every initiative that one may see before it shows a first page.
create procedure guard_rows_by_number(guarded regclass, number name default 'number') language plpgsql as $$
begin
  call guard_rows(guarded, format(
    'exists (select from initiative_audience a where a.number = %s.%I offset 0)', guarded, number));
end $$;
-- By the row of another guarded table that a row belongs to.
create procedure guard_rows_by_parent(guarded regclass, child name, parent regclass, key name)
language plpgsql as $$
begin
  call guard_rows(guarded, format(
    'exists (select from %s p where p.%I = %s.%I offset 0)', parent, key, guarded, child));
end $$;
-- What has an initiative's number and no guard of its own yet; asked again after each migration.
create procedure guard_numbered_rows() language plpgsql as $$
declare
  found regclass;
begin
  for found in
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and not c.relrowsecurity and a.attname = 'number' and a.atttypid = 'text'::regtype
      and not a.attisdropped
  loop
    call guard_rows_by_number(found);
  end loop;
end $$;

-- Who may see what is changed by rule only: nobody opens another country's initiative to themselves.
alter table initiative_audience enable row level security;
create policy rows on initiative_audience for select
  using ((select sees_every_row()) or audience = any ((select row_audiences())::text[]));
create policy opened_by_rule on initiative_audience
  using ((select sees_every_row())) with check ((select sees_every_row()));
-- One raises an initiative for a country of one's own.
call guard_rows_by_number('initiative');
create policy raised on initiative for insert
  with check ('country:' || country = any (row_audiences()));
call guard_rows('initiative_number', $$ 'country:' || country = any (row_audiences()) $$);
call guard_rows('initiative_request', $$ 'user:' || user_id = any (row_audiences()) $$);

-- A task is seen by whom it is for, and by all who see its initiative.
call guard_rows('work_item', $$ audience = any ((select row_audiences())::text[])
  or exists (select from initiative_audience a where a.number = work_item.number offset 0) $$);
-- A draft is seen by whom its task is for.
call guard_rows('task_draft', $$ 'user:' || user_id = any (row_audiences())
  or exists (select from work_item w where w.task_id = task_draft.task_id
    and w.audience = any ((select row_audiences())::text[])) $$);

call guard_rows_by_parent('finding', 'verdict', 'verdict', 'id');
call guard_rows_by_parent('partner_chosen', 'choice', 'partner_choice', 'id');
call guard_rows_by_parent('ballot_seat', 'round', 'ballot_round', 'id');
call guard_rows_by_parent('ballot', 'round', 'ballot_round', 'id');
call guard_rows_by_parent('signature', 'agreement', 'funding_agreement', 'id');
call guard_rows_by_parent('review_invitation', 'review', 'peer_review', 'id');
call guard_rows_by_parent('review_score', 'review', 'peer_review', 'id');
call guard_rows_by_parent('review_recommendation', 'review', 'peer_review', 'id');

-- A lesson is recorded for every country to read (S76, S145), and written with its initiative.
call guard_rows_by_number('lesson');
create policy read_by_all on lesson for select using (true);

-- Everyone's act is recorded, whatever it was about; read are an initiative's own chain by whom it
-- is open to, one's own acts, and all chains by those who verify them.
call guard_rows('audit_entry', $$ chain = number and exists
    (select from initiative_audience a where a.number = audit_entry.number offset 0)
  or array['group:secretariat', 'group:camunda-admin'] && (select row_audiences())::text[] $$);
create policy recorded on audit_entry for insert with check (true);
call guard_rows('audit_head', $$ exists
    (select from initiative_audience a where a.number = audit_head.chain offset 0)
  or array['group:secretariat', 'group:camunda-admin'] && (select row_audiences())::text[] $$);
call guard_rows('audit_sealed_head', $$ exists
    (select from initiative_audience a where a.number = audit_sealed_head.chain offset 0)
  or array['group:secretariat', 'group:camunda-admin'] && (select row_audiences())::text[] $$);

-- What is searched by words: a policy lets no index of words be used, for its operator might tell of
-- rows it looked at. These show the same rows, asked in one go.
create view seen_initiative as
select number, title, country, stage, status, track, illustrative, started_at, ended_at, search
from initiative i
where (select sees_every_row()) or exists (select from initiative_audience a
  where a.number = i.number and a.audience = any ((select row_audiences())::text[]) offset 0);
create view seen_work_item as
select task_id, audience, number, task, form, title, country, local_key, assignee, created_at, due_at,
  escalated, search
from work_item w
where (select sees_every_row()) or audience = any ((select row_audiences())::text[])
  or exists (select from initiative_audience a
    where a.number = w.number and a.audience = any ((select row_audiences())::text[]) offset 0);

-- What was migrated when is the owner's.
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke all on flyway_schema_history from %I', '${app}');
    execute format('revoke insert, update, delete on seen_initiative, seen_work_item from %I', '${app}');
  end if;
end $$;
