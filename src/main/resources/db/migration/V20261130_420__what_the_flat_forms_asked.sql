-- What was asked in the flat forms of a demand and a design, and no rows answered, stands in sections of the plan:
-- a row each, with the columns that all sections share (migration 300).

-- What does not work today, since when, and whose idea it is to change it.
create table plan_need (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  problem text check (is_seen_text(problem)),
  why_now text check (is_seen_text(why_now)),
  problem_origin text check (problem_origin in ('immediate', 'anticipatedByCountry', 'anticipatedByProvider')),
  sector text check (sector ~ '^[0-9]{3}$'),
  sustainable_goal text check (sustainable_goal ~ '^(1[0-7]|[1-9])$'),
  idea_source text check (idea_source in ('country', 'joint', 'provider')),
  drafted_by text check (is_seen_text(drafted_by)),
  tying text check (tying in ('noProvider', 'untied', 'partiallyTied', 'tied')),
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);
-- Who in the country answers for it, leads it and anchors it.
create table plan_ownership (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  country_custodian boolean,
  custodian_institution text check (is_seen_text(custodian_institution)),
  national_framework text check (is_seen_text(national_framework)),
  framework_alignment text check (framework_alignment in ('aligned', 'partial', 'none')),
  national_lead boolean,
  national_lead_name text check (is_seen_text(national_lead_name)),
  anchoring text check (anchoring in ('localInstitution', 'intermediary', 'parallelUnit')),
  anchoring_institution text check (is_seen_text(anchoring_institution)),
  parallel_unit_signs text[] not null default '{}'
    check (parallel_unit_signs <@ array['answersToProvider', 'providerAppointsStaff',
      'payAboveCivilService', 'none']),
  government_bodies text check (is_seen_text(government_bodies)),
  country_systems text[] not null default '{}'
    check (country_systems <@ array['budget', 'treasury', 'procurement', 'monitoring', 'audit', 'none']),
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);
-- What it stands on: needs that were assessed, lessons, who else takes part.
create table plan_ground (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  needs_assessed boolean,
  needs_assessment_name text check (is_seen_text(needs_assessment_name)),
  needs_assessment_date date,
  lessons_considered text[] not null default '{}',
  other_lessons text check (is_seen_text(other_lessons)),
  lessons_searched_none_found boolean,
  results_linked boolean,
  results_link text check (is_seen_text(results_link)),
  non_state_actors text check (is_seen_text(non_state_actors)),
  overlaps_coordinated integer check (overlaps_coordinated between 0 and 99),
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);
-- How capacity is to be developed.
create table plan_support (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  capacity_levels text[] not null default '{}'
    check (capacity_levels <@ array['human', 'institutional', 'environment']),
  modalities text[] not null default '{}'
    check (modalities <@ array['training', 'scholarship', 'universityPartnership', 'twinning',
      'peerExchange', 'practitionerSecondment', 'leadershipTeam', 'changeCoalition', 'policyDialogue']),
  beyond_training boolean,
  practitioners boolean,
  south_south_considered boolean,
  south_south_potential boolean,
  tertiary_link boolean,
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);
-- In short, how quality is assured, who answers to whom, and how support ends.
create table plan_assurance (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  qa_functions text[] not null default '{}'
    check (qa_functions <@ array['review', 'courseCorrection', 'coordination', 'oversight']),
  accountability text check (accountability in ('mutual', 'oneSided', 'none')),
  country_answers_for text check (is_seen_text(country_answers_for)),
  partners_answer_for text check (is_seen_text(partners_answer_for)),
  exit_planned boolean,
  exit_plan text check (is_seen_text(exit_plan)),
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);
-- What it costs by source while there are no budget lines, and how many days of experts it takes.
create table plan_estimate (
  number text primary key references initiative (number),
  position integer not null default 1 check (position = 1),
  total_budget_usd numeric(19, 2) check (total_budget_usd >= 0),
  local_cash_usd numeric(19, 2) check (local_cash_usd >= 0),
  local_in_kind_usd numeric(19, 2) check (local_in_kind_usd >= 0),
  budget_provider_cash_usd numeric(19, 2) check (budget_provider_cash_usd >= 0),
  budget_provider_in_kind_usd numeric(19, 2) check (budget_provider_in_kind_usd >= 0),
  budget_compact_usd numeric(19, 2) check (budget_compact_usd >= 0),
  local_expert_days integer check (local_expert_days between 0 and 100000),
  foreign_expert_days integer check (foreign_expert_days between 0 and 100000),
  ordinal integer,
  revision integer not null default 0,
  changed_by text,
  changed_at timestamptz
);

-- What search reads of a row, and what a version holds: the new columns and sections beside those of before.
create or replace function plan_row_says(content jsonb) returns text language sql immutable
return (
  select string_agg(said.value, e'\n' order by said.key) from jsonb_each_text(content) said
  where said.key = any (array['title', 'name', 'condition', 'unit', 'baseline_words', 'target_words', 'verification',
    'disaggregation', 'contribution', 'benefit', 'strengths', 'who', 'to_whom', 'what', 'institution', 'mitigation',
    'owner', 'how', 'purpose', 'reason', 'taken_over_by', 'budget_line', 'development_result', 'change_management',
    'verifier', 'problem', 'why_now', 'drafted_by', 'custodian_institution', 'national_framework',
    'national_lead_name', 'anchoring_institution', 'government_bodies', 'needs_assessment_name', 'other_lessons',
    'results_link', 'non_state_actors', 'country_answers_for', 'partners_answer_for', 'exit_plan']));

create or replace function plan_content(nr text) returns jsonb language plpgsql stable
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  -- Who wrote a row is in plan_change. The measure of a result follows from its indicators.
  apart text[] := array['number', 'ordinal', 'changed_by', 'changed_at', 'actual', 'actual_on'];
  kept record;
  rows jsonb;
  content jsonb := '{}';
begin
  for kept in
    select * from (values
      ('plan_profile', 'frame'), ('plan_result', 'results'), ('plan_indicator', 'indicators'),
      ('plan_milestone', 'work'), ('plan_budget_line', 'budget'), ('plan_party', 'partners'),
      ('plan_accountability', 'accountability'), ('plan_people', 'people'), ('plan_risk', 'risks'),
      ('plan_quality', 'quality'), ('plan_modality', 'modalities'), ('plan_exit', 'exit'),
      ('refusal_condition', 'refusals'), ('plan_actor', 'actors'), ('plan_need', 'need'),
      ('plan_ownership', 'ownership'), ('plan_ground', 'ground'), ('plan_support', 'support'),
      ('plan_assurance', 'assurance'), ('plan_estimate', 'estimate')) as sections (tab, section)
  loop
    execute format('select coalesce(jsonb_agg(to_jsonb(t) - $2 order by t.ordinal, t.position), ''[]'')
      from %I t where t.number = $1', kept.tab) into rows
    using nr, case kept.section when 'results' then apart || array['baseline', 'target', 'due'] else apart end;
    content := content || jsonb_build_object(kept.section, rows);
  end loop;
  return content || jsonb_build_object('totals',
    (select coalesce(jsonb_object_agg(source, amount), '{}') from plan_budget where number = nr));
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['need', 'ownership', 'ground', 'support', 'assurance', 'estimate'] loop
    call keeps_language(('plan_' || kept)::regclass, 'changed_by');
    execute format('create trigger plan_row_is_kept before insert or update or delete on %I
      for each row execute function plan_row_is_kept(%L)', 'plan_' || kept, kept);
    execute format('create trigger plan_row_is_said after insert or update or delete on %I
      for each row execute function plan_row_is_said(%L)', 'plan_' || kept, kept);
  end loop;
end $$;

-- What was stated so far becomes rows, the design's answer where both forms asked. What a form left empty stays open.
create function plan_was_said(j jsonb, key text) returns text language sql immutable
return case when is_seen_text(j ->> key) then j ->> key end;
create function plan_was_counted(j jsonb, key text) returns numeric language sql immutable
return case when j ->> key ~ '^[0-9]{1,13}([.][0-9]{1,2})?$' then (j ->> key)::numeric end;
create function plan_was_chosen(chosen jsonb) returns text[] language sql immutable
return coalesce((select array_agg(value) from jsonb_array_elements_text(
  case jsonb_typeof(chosen) when 'array' then chosen else '[]' end)), '{}');
create table plan_was_stated as
  select number, coalesce(d.answers, '{}') || coalesce(g.answers, '{}') as j,
    coalesce(g.language, d.language) as language
  from initiative i
    left join lateral (select answers, language from statement s where s.number = i.number
      and s.form = 'articulate-demand' order by version desc limit 1) d on true
    left join lateral (select answers, language from statement s where s.number = i.number
      and s.form = 'complete-design' order by version desc limit 1) g on true
  where d.answers is not null or g.answers is not null;
insert into plan_need (
  number, language, problem, why_now, problem_origin, sector, sustainable_goal, idea_source, drafted_by, tying)
select
  number, language, plan_was_said(j, 'problem'), plan_was_said(j, 'whyNow'), plan_was_said(j, 'problemOrigin'),
  plan_was_said(j, 'sector'), plan_was_said(j, 'sustainableGoal'), plan_was_said(j, 'ideaSource'),
  plan_was_said(j, 'draftedBy'), plan_was_said(j, 'tying')
from plan_was_stated where j ?| array[
  'problem', 'whyNow', 'problemOrigin', 'sector', 'sustainableGoal', 'ideaSource', 'draftedBy', 'tying'];
insert into plan_ownership (
  number, language, country_custodian, custodian_institution, national_framework, framework_alignment, national_lead,
  national_lead_name, anchoring, anchoring_institution, parallel_unit_signs, government_bodies, country_systems)
select
  number, language, plan_was_said(j, 'countryCustodian') = 'yes', plan_was_said(j, 'custodianInstitution'),
  plan_was_said(j, 'nationalFramework'), plan_was_said(j, 'frameworkAlignment'),
  plan_was_said(j, 'nationalLead') = 'yes', plan_was_said(j, 'nationalLeadName'), plan_was_said(j, 'anchoring'),
  plan_was_said(j, 'anchoringInstitution'), plan_was_chosen(j -> 'parallelUnitSigns'),
  plan_was_said(j, 'governmentBodies'), plan_was_chosen(j -> 'countrySystems')
from plan_was_stated where j ?| array[
  'countryCustodian', 'custodianInstitution', 'nationalFramework', 'frameworkAlignment', 'nationalLead',
  'nationalLeadName', 'anchoring', 'anchoringInstitution', 'parallelUnitSigns', 'governmentBodies', 'countrySystems'];
insert into plan_ground (
  number, language, needs_assessed, needs_assessment_name, needs_assessment_date, lessons_considered, other_lessons,
  lessons_searched_none_found, results_linked, results_link, non_state_actors, overlaps_coordinated)
select
  number, language, plan_was_said(j, 'needsAssessed') = 'yes', plan_was_said(j, 'needsAssessmentName'),
  plan_was_said(j, 'needsAssessmentDate')::date, plan_was_chosen(j -> 'lessonsConsidered'),
  plan_was_said(j, 'otherLessons'), plan_was_said(j, 'lessonsSearchedNoneFound') = 'yes',
  plan_was_said(j, 'resultsLinked') = 'yes', plan_was_said(j, 'resultsLink'), plan_was_said(j, 'nonStateActors'),
  plan_was_counted(j, 'overlapsCoordinated')::integer
from plan_was_stated where j ?| array[
  'needsAssessed', 'needsAssessmentName', 'needsAssessmentDate', 'lessonsConsidered', 'otherLessons',
  'lessonsSearchedNoneFound', 'resultsLinked', 'resultsLink', 'nonStateActors', 'overlapsCoordinated'];
insert into plan_support (
  number, language, capacity_levels, modalities, beyond_training, practitioners, south_south_considered,
  south_south_potential, tertiary_link)
select
  number, language, plan_was_chosen(j -> 'capacityLevels'),
  plan_was_chosen(coalesce(j -> 'modalities', j -> 'modalitiesWanted')), plan_was_said(j, 'beyondTraining') = 'yes',
  plan_was_said(j, 'practitioners') = 'yes', plan_was_said(j, 'southSouthConsidered') = 'yes',
  plan_was_said(j, 'southSouthPotential') = 'yes', plan_was_said(j, 'tertiaryLink') = 'yes'
from plan_was_stated where j ?| array[
  'capacityLevels', 'modalities', 'beyondTraining', 'practitioners', 'southSouthConsidered', 'southSouthPotential',
  'tertiaryLink', 'modalitiesWanted'];
insert into plan_assurance (
  number, language, qa_functions, accountability, country_answers_for, partners_answer_for, exit_planned, exit_plan)
select
  number, language, plan_was_chosen(j -> 'qaFunctions'), plan_was_said(j, 'accountability'),
  plan_was_said(j, 'countryAnswersFor'), plan_was_said(j, 'partnersAnswerFor'),
  plan_was_said(j, 'exitPlanned') = 'yes', plan_was_said(j, 'exitPlan')
from plan_was_stated where j ?| array[
  'qaFunctions', 'accountability', 'countryAnswersFor', 'partnersAnswerFor', 'exitPlanned', 'exitPlan'];
insert into plan_estimate (
  number, language, total_budget_usd, local_cash_usd, local_in_kind_usd, budget_provider_cash_usd,
  budget_provider_in_kind_usd, budget_compact_usd, local_expert_days, foreign_expert_days)
select
  number, language, plan_was_counted(j, 'totalBudgetUsd'),
  coalesce(plan_was_counted(j, 'budgetLocalCashUsd'), plan_was_counted(j, 'localCashUsd')),
  coalesce(plan_was_counted(j, 'budgetLocalInKindUsd'), plan_was_counted(j, 'localInKindUsd')),
  plan_was_counted(j, 'budgetProviderCashUsd'), plan_was_counted(j, 'budgetProviderInKindUsd'),
  plan_was_counted(j, 'budgetCompactUsd'), plan_was_counted(j, 'localExpertDays')::integer,
  plan_was_counted(j, 'foreignExpertDays')::integer
from plan_was_stated where j ?| array[
  'totalBudgetUsd', 'localCashUsd', 'localInKindUsd', 'budgetProviderCashUsd', 'budgetProviderInKindUsd',
  'budgetCompactUsd', 'localExpertDays', 'foreignExpertDays', 'budgetLocalCashUsd', 'budgetLocalInKindUsd'];

-- The sector of an initiative, by which others of the same sector are found, is what its need says.
create function sector_follows_the_need() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  update plan_profile set sector = new.sector where number = new.number;
  if not found then
    insert into plan_profile (number, sector) values (new.number, new.sector);
  end if;
  return null;
end $$;
create trigger sector_follows_the_need after insert or update of sector on plan_need
  for each row execute function sector_follows_the_need();

-- The budget by source is the estimate until there are lines, or both sides signed. What the country does not
-- offer itself it asks from partners; once their sums are said, these count.
create function estimate_is_summed() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
begin
  if exists (select from plan_budget_line where number = new.number)
      or exists (select from funding_agreement where number = new.number and outcome = 'signed') then
    return null;
  end if;
  insert into plan_budget as b (number, source, amount)
  select new.number, s.source, coalesce(s.amount, 0)
  from (values ('localCash', new.local_cash_usd), ('localInKind', new.local_in_kind_usd),
      ('providerCash', case
        when num_nonnulls(new.budget_provider_cash_usd, new.budget_provider_in_kind_usd, new.budget_compact_usd) > 0
          then new.budget_provider_cash_usd
        else greatest(new.total_budget_usd - coalesce(new.local_cash_usd, 0) - coalesce(new.local_in_kind_usd, 0), 0)
        end),
      ('providerInKind', new.budget_provider_in_kind_usd), ('compact', new.budget_compact_usd)) as s (source, amount)
  on conflict (number, source) do update set amount = excluded.amount where b.amount <> excluded.amount;
  return null;
end $$;
create trigger estimate_is_summed after insert or update on plan_estimate
  for each row execute function estimate_is_summed();

-- What somebody had written in one of these forms and not sent is theirs in the drafts of the sections; what was
-- written about results, milestones and the like stays in the draft, whose page shows it.
create table plan_was_asked (task text, section text, asked text, key text);
insert into plan_was_asked values
  ('UserTask_ArticulateDemand', 'need', 'problem', 'problem'),
  ('UserTask_ArticulateDemand', 'need', 'whyNow', 'whyNow'),
  ('UserTask_ArticulateDemand', 'need', 'problemOrigin', 'problemOrigin'),
  ('UserTask_ArticulateDemand', 'need', 'sector', 'sector'),
  ('UserTask_ArticulateDemand', 'need', 'sustainableGoal', 'sustainableGoal'),
  ('UserTask_ArticulateDemand', 'need', 'ideaSource', 'ideaSource'),
  ('UserTask_ArticulateDemand', 'need', 'draftedBy', 'draftedBy'),
  ('UserTask_ArticulateDemand', 'need', 'tying', 'tying'),
  ('UserTask_ArticulateDemand', 'ownership', 'countryCustodian', 'countryCustodian'),
  ('UserTask_ArticulateDemand', 'ownership', 'custodianInstitution', 'custodianInstitution'),
  ('UserTask_ArticulateDemand', 'ownership', 'nationalFramework', 'nationalFramework'),
  ('UserTask_ArticulateDemand', 'ownership', 'frameworkAlignment', 'frameworkAlignment'),
  ('UserTask_ArticulateDemand', 'ownership', 'anchoringInstitution', 'anchoringInstitution'),
  ('UserTask_ArticulateDemand', 'ownership', 'governmentBodies', 'governmentBodies'),
  ('UserTask_ArticulateDemand', 'ownership', 'countrySystems', 'countrySystems'),
  ('UserTask_CompleteDesign', 'ownership', 'frameworkAlignment', 'frameworkAlignment'),
  ('UserTask_CompleteDesign', 'ownership', 'nationalLead', 'nationalLead'),
  ('UserTask_CompleteDesign', 'ownership', 'nationalLeadName', 'nationalLeadName'),
  ('UserTask_CompleteDesign', 'ownership', 'anchoring', 'anchoring'),
  ('UserTask_CompleteDesign', 'ownership', 'anchoringInstitution', 'anchoringInstitution'),
  ('UserTask_CompleteDesign', 'ownership', 'parallelUnitSigns', 'parallelUnitSigns'),
  ('UserTask_CompleteDesign', 'ownership', 'governmentBodies', 'governmentBodies'),
  ('UserTask_CompleteDesign', 'ownership', 'countrySystems', 'countrySystems'),
  ('UserTask_ArticulateDemand', 'ground', 'needsAssessed', 'needsAssessed'),
  ('UserTask_ArticulateDemand', 'ground', 'needsAssessmentName', 'needsAssessmentName'),
  ('UserTask_ArticulateDemand', 'ground', 'needsAssessmentDate', 'needsAssessmentDate'),
  ('UserTask_ArticulateDemand', 'ground', 'lessonsConsidered', 'lessonsConsidered'),
  ('UserTask_ArticulateDemand', 'ground', 'otherLessons', 'otherLessons'),
  ('UserTask_ArticulateDemand', 'ground', 'lessonsSearchedNoneFound', 'lessonsSearchedNoneFound'),
  ('UserTask_ArticulateDemand', 'ground', 'nonStateActors', 'nonStateActors'),
  ('UserTask_CompleteDesign', 'ground', 'needsAssessed', 'needsAssessed'),
  ('UserTask_CompleteDesign', 'ground', 'needsAssessmentDate', 'needsAssessmentDate'),
  ('UserTask_CompleteDesign', 'ground', 'lessonsConsidered', 'lessonsConsidered'),
  ('UserTask_CompleteDesign', 'ground', 'otherLessons', 'otherLessons'),
  ('UserTask_CompleteDesign', 'ground', 'lessonsSearchedNoneFound', 'lessonsSearchedNoneFound'),
  ('UserTask_CompleteDesign', 'ground', 'resultsLinked', 'resultsLinked'),
  ('UserTask_CompleteDesign', 'ground', 'resultsLink', 'resultsLink'),
  ('UserTask_CompleteDesign', 'ground', 'overlapsCoordinated', 'overlapsCoordinated'),
  ('UserTask_ArticulateDemand', 'support', 'capacityLevels', 'capacityLevels'),
  ('UserTask_ArticulateDemand', 'support', 'modalitiesWanted', 'modalities'),
  ('UserTask_CompleteDesign', 'support', 'capacityLevels', 'capacityLevels'),
  ('UserTask_CompleteDesign', 'support', 'modalities', 'modalities'),
  ('UserTask_CompleteDesign', 'support', 'beyondTraining', 'beyondTraining'),
  ('UserTask_CompleteDesign', 'support', 'practitioners', 'practitioners'),
  ('UserTask_CompleteDesign', 'support', 'southSouthConsidered', 'southSouthConsidered'),
  ('UserTask_CompleteDesign', 'support', 'southSouthPotential', 'southSouthPotential'),
  ('UserTask_CompleteDesign', 'support', 'tertiaryLink', 'tertiaryLink'),
  ('UserTask_CompleteDesign', 'assurance', 'qaFunctions', 'qaFunctions'),
  ('UserTask_CompleteDesign', 'assurance', 'accountability', 'accountability'),
  ('UserTask_CompleteDesign', 'assurance', 'countryAnswersFor', 'countryAnswersFor'),
  ('UserTask_CompleteDesign', 'assurance', 'partnersAnswerFor', 'partnersAnswerFor'),
  ('UserTask_CompleteDesign', 'assurance', 'exitPlanned', 'exitPlanned'),
  ('UserTask_CompleteDesign', 'assurance', 'exitPlan', 'exitPlan'),
  ('UserTask_ArticulateDemand', 'estimate', 'totalBudgetUsd', 'totalBudgetUsd'),
  ('UserTask_ArticulateDemand', 'estimate', 'localCashUsd', 'localCashUsd'),
  ('UserTask_ArticulateDemand', 'estimate', 'localInKindUsd', 'localInKindUsd'),
  ('UserTask_ArticulateDemand', 'estimate', 'localExpertDays', 'localExpertDays'),
  ('UserTask_ArticulateDemand', 'estimate', 'foreignExpertDays', 'foreignExpertDays'),
  ('UserTask_CompleteDesign', 'estimate', 'budgetLocalCashUsd', 'localCashUsd'),
  ('UserTask_CompleteDesign', 'estimate', 'budgetLocalInKindUsd', 'localInKindUsd'),
  ('UserTask_CompleteDesign', 'estimate', 'budgetProviderCashUsd', 'budgetProviderCashUsd'),
  ('UserTask_CompleteDesign', 'estimate', 'budgetProviderInKindUsd', 'budgetProviderInKindUsd'),
  ('UserTask_CompleteDesign', 'estimate', 'budgetCompactUsd', 'budgetCompactUsd'),
  ('UserTask_CompleteDesign', 'estimate', 'localExpertDays', 'localExpertDays'),
  ('UserTask_CompleteDesign', 'estimate', 'foreignExpertDays', 'foreignExpertDays'),
  ('UserTask_ArticulateDemand', 'frame', 'developmentResult', 'developmentResult'),
  ('UserTask_ArticulateDemand', 'frame', 'durationMonths', 'durationMonths'),
  ('UserTask_CompleteDesign', 'frame', 'durationMonths', 'durationMonths'),
  ('UserTask_CompleteDesign', 'frame', 'reportingIntervalDays', 'reportingIntervalDays'),
  ('UserTask_CompleteDesign', 'frame', 'reviewMechanism', 'reviewMechanism'),
  ('UserTask_CompleteDesign', 'frame', 'changeManagement', 'changeManagement');
create table plan_was_drafted as
  select d.task_id, d.user_id, d.saved_at, w.number, a.section,
    jsonb_object_agg(a.key, d.answers -> a.asked) as answers
  from own_draft d join work_item w on w.task_id = d.task_id join plan_was_asked a on a.task = w.task
  where d.answers ? a.asked and d.answers ->> a.asked not in ('', '[]')
  group by d.task_id, d.user_id, d.saved_at, w.number, a.section;

-- A field that the form of the draft did not ask keeps what was stated.
insert into plan_draft (number, section, position, user_id, seen, answers, saved_at)
select d.number, d.section, case when r.revision is null then 0 else 1 end, d.user_id, r.revision,
  coalesce((select jsonb_object_agg(a.key, coalesce(s.j -> a.asked, s.j -> a.key)) from plan_was_asked a
    where a.section = d.section and coalesce(s.j -> a.asked, s.j -> a.key) is not null
      and not exists (select from plan_was_asked b join work_item w on w.task = b.task
        where w.task_id = d.task_id and b.section = a.section and b.key = a.key)), '{}') || d.answers,
  d.saved_at
from plan_was_drafted d left join plan_was_stated s on s.number = d.number
  left join lateral (
    select revision from plan_need where number = d.number and d.section = 'need'
    union all select revision from plan_ownership where number = d.number and d.section = 'ownership'
    union all select revision from plan_ground where number = d.number and d.section = 'ground'
    union all select revision from plan_support where number = d.number and d.section = 'support'
    union all select revision from plan_assurance where number = d.number and d.section = 'assurance'
    union all select revision from plan_estimate where number = d.number and d.section = 'estimate'
    union all select revision from plan_profile where number = d.number and d.section = 'frame') r on true
on conflict do nothing;
drop table plan_was_stated, plan_was_asked, plan_was_drafted;
drop function plan_was_said, plan_was_counted, plan_was_chosen;
