-- The language a text was written in: its writer's, in which they read their pages. The trigger looks
-- it up, so that whoever writes need not say it, this release or the one before; what is said is kept.
-- Rows of before have none. Ballots keep none: a language tells who voted.
create function written_in() returns trigger language plpgsql as $$
begin
  if new.language is null then
    new.language := (select p.language from person p where p.user_id = to_jsonb(new) ->> tg_argv[0]);
  end if;
  return new;
end $$;
create procedure keeps_language(kept regclass, writer name) language plpgsql as $$
begin
  execute format(
    'alter table %s add column language text check (language ~ ''^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'')', kept);
  execute format(
    'create trigger written_in before insert on %s for each row execute function written_in(%L)', kept, writer);
end $$;
do $$
declare
  kept record;
begin
  for kept in
    select * from (values
      ('statement', 'stated_by'), ('demand_endorsement', 'decided_by'), ('demand_question', 'asked_by'),
      ('demand_appeal', 'decided_by'), ('provider_invitation', 'invited_by'),
      ('provider_answer', 'answered_by'), ('partner_choice', 'decided_by'), ('nobody_to_invite', 'said_by'),
      ('design_reply', 'replied_by'), ('design_comment', 'commented_by'), ('design_unanswered', 'decided_by'),
      ('proceed_choice', 'decided_by'), ('joint_judgement', 'judged_by'), ('independent_review', 'reviewer'),
      ('local_commitment', 'committed_by'), ('pledge', 'pledged_by'), ('pledge_availability', 'stated_by'),
      ('signature', 'given_by'), ('progress_report', 'reported_by'), ('course_correction', 'agreed_by'),
      ('suspension', 'asked_by'), ('peer_review', 'opened_by'), ('review_score', 'reviewer'),
      ('review_recommendation', 'reviewer'), ('exit_examination', 'examined_by'),
      ('hand_over', 'accepted_by'), ('lesson', 'recorded_by'), ('lasting_check', 'checked_by'),
      ('steering_question', 'asked_by'), ('attachment', 'added_by'),
      ('decision_draft', 'made_by')) as written (tab, writer)
  loop
    call keeps_language(kept.tab::regclass, kept.writer);
  end loop;
end $$;

-- What is said is cut in the language it is said in.
create or replace function initiative_said(number text) returns tsvector
language sql stable
return (
  select coalesce(all_vectors(search_vector(text, coalesce(said.language, i.language)) order by n), '')
  from initiative i, (
    select 0 as n, s.language, (
      select string_agg(s.answers ->> key, e'\n')
      -- The facts of the page "The demand" that somebody wrote.
      from unnest(array['problem', 'custodianInstitution', 'anchoringInstitution', 'nationalFramework',
        'result1Title', 'result2Title', 'result3Title', 'sufficiency1Indicator',
        'sufficiency2Indicator', 'sufficiency3Indicator', 'refusal1Condition', 'refusal2Condition',
        'refusal3Condition']) key) as text
    from (select answers, language from statement
      where statement.number = $1 and form = 'articulate-demand' order by version desc limit 1) s
    union all
    select l.id, l.language, l.title || e'\n' || l.text from lesson l where l.number = $1
  ) said
  where i.number = $1);

create or replace view seen_initiative as
select i.number, title, country, stage, status, track, illustrative, started_at, ended_at, search, w.words,
  i.language
from initiative i left join initiative_words w on w.number = i.number
where (select sees_every_row()) or exists (select from initiative_audience a
  where a.number = i.number and a.audience = any ((select row_audiences())::text[]) offset 0);
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete on seen_initiative from %I', '${app}');
  end if;
end $$;
