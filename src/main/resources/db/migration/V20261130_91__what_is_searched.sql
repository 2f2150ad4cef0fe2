-- What is searched, as V20261130_90 cuts it. All of it follows from what is stored elsewhere, so that
-- a node of the release before keeps it right without knowing of it.

-- An initiative is found by its number, its title, what its page says of the demand and the lessons
-- it left. Only what is shown to all whom the initiative is open to stands here: nobody finds by a
-- word what they may not read.
create table initiative_words (
  number text primary key references initiative (number),
  titled tsvector not null,
  said tsvector not null default '',
  words tsvector not null generated always as (titled || said) stored
);
create index initiative_words_by_word on initiative_words using gin (words);

create function initiative_titled(number text, title text, language text) returns tsvector
language sql immutable parallel safe
return search_vector(number || ' ' || title, language);

create function initiative_said(number text) returns tsvector
language sql stable
return (
  select search_vector(string_agg(text, e'\n'), (select i.language from initiative i where i.number = $1))
  from (
    select s.answers ->> key as text
    from (select answers from statement
      where statement.number = $1 and form = 'articulate-demand' order by version desc limit 1) s,
      -- The facts of the page "The demand" that somebody wrote.
      unnest(array['problem', 'custodianInstitution', 'anchoringInstitution', 'nationalFramework',
        'result1Title', 'result2Title', 'result3Title', 'sufficiency1Indicator',
        'sufficiency2Indicator', 'sufficiency3Indicator', 'refusal1Condition', 'refusal2Condition',
        'refusal3Condition']) key
    union all
    select l.title || e'\n' || l.text from lesson l where l.number = $1
  ) said);

create function initiative_titled_now() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  insert into initiative_words (number, titled)
  values (new.number, initiative_titled(new.number, new.title, new.language))
  on conflict (number) do update set titled = excluded.titled;
  return null;
end $$;
create trigger initiative_titled after insert or update of title, language on initiative
  for each row execute function initiative_titled_now();

create function initiative_said_now() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  update initiative_words set said = initiative_said(new.number) where number = new.number;
  return null;
end $$;
create trigger initiative_said after insert or update on statement
  for each row when (new.form = 'articulate-demand') execute function initiative_said_now();
create trigger initiative_said after insert or update on lesson
  for each row execute function initiative_said_now();

-- Half a millisecond a title.
insert into initiative_words (number, titled, said)
select number, initiative_titled(number, title, language),
  case when exists (select from statement s where s.number = i.number and s.form = 'articulate-demand')
      or exists (select from lesson l where l.number = i.number)
    then initiative_said(number) else '' end
from initiative i;

-- The same rows as before, and their words: a task is found by its initiative's.
create or replace view seen_initiative as
select i.number, title, country, stage, status, track, illustrative, started_at, ended_at, search, w.words
from initiative i left join initiative_words w on w.number = i.number
where (select sees_every_row()) or exists (select from initiative_audience a
  where a.number = i.number and a.audience = any ((select row_audiences())::text[]) offset 0);
create or replace view seen_work_item as
select task_id, audience, t.number, task, form, title, country, local_key, assignee, created_at, due_at,
  escalated, search, dormant_until, w.words
from work_item t left join initiative_words w on w.number = t.number
where (select sees_every_row()) or audience = any ((select row_audiences())::text[])
  or exists (select from initiative_audience a
    where a.number = t.number and a.audience = any ((select row_audiences())::text[]) offset 0);

alter table person add column words tsvector generated always as
  (search_vector(name || ' ' || user_id || ' ' || coalesce(email, ''), null)) stored;

-- Of a published activity: its identifier, and what it says in each language, so far as one reads.
create aggregate all_vectors (tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');
create function activity_vector(identifier text, content jsonb) returns tsvector
language sql immutable
return (
  select search_vector(identifier, null)
    || coalesce(all_vectors(search_vector(left(text, (50000 - before)::integer), language) order by n), '')
  from (
    select n, text, language, sum(length(text)) over (order by n) - length(text) as before
    from (
      select row_number() over () as n, said ->> 'text' as text, said ->> 'language' as language
      from (
        select jsonb_path_query(content, '$.titles[*]') as said
        union all select jsonb_path_query(content, '$.reportingOrganisation.names[*]')
        union all select jsonb_path_query(content, '$.organisations[*].names[*]')
        union all select jsonb_path_query(content, '$.descriptions[*].texts[*]')
      ) narratives
    ) numbered
    where text is not null
  ) cut
  where before < 50000);
alter table known_activity add column found tsvector generated always as
  (activity_vector(identifier, content)) stored;
create index known_activity_found on known_activity using gin (found);

do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete on seen_initiative, seen_work_item, initiative_words from %I', '${app}');
  end if;
end $$;
