-- Whoever writes may say in which language: it is told with the connection's setting
-- compact.written_in. Who says nothing writes in the language in which they read their pages.
create function language_said(writer text) returns text language sql stable
return case when writer is not null then coalesce(
  substring(current_setting('compact.written_in', true) from '^[a-z]{2,3}$'),
  (select p.language from person p where p.user_id = writer)) end;

create or replace function written_in() returns trigger language plpgsql as $$
begin
  if new.language is null then
    new.language := language_said(to_jsonb(new) ->> tg_argv[0]);
  end if;
  return new;
end $$;

-- Where a second person writes into a row, what they write has a language of its own.
create function written_later_in() returns trigger language plpgsql as $$
declare
  written text := to_jsonb(new) ->> tg_argv[1];
begin
  if written is not null and (tg_op = 'INSERT' or written is distinct from to_jsonb(old) ->> tg_argv[1]) then
    new := jsonb_populate_record(new,
      jsonb_build_object(tg_argv[2], language_said(to_jsonb(new) ->> tg_argv[0])));
  end if;
  return new;
end $$;
do $$
declare
  kept record;
begin
  for kept in
    select * from (values
      ('demand_question', 'answered_by', 'answer', 'answer_language'),
      ('suspension', 'decided_by', 'decision_reason', 'decision_language'),
      ('attachment', 'withdrawn_by', 'withdrawn_reason', 'withdrawn_language'),
      ('peer_review', 'responded_by', 'response_text', 'response_language'),
      ('review_invitation', 'reviewer', 'decline_reason', 'decline_language'),
      ('review_invitation', 'reviewer', 'critical_text', 'critical_language'),
      ('independent_review', 'appointed_by', 'reason', 'reason_language'),
      ('independent_review', 'released_by', 'release_reason', 'release_language'),
      ('independent_review', 'reviewer', 'findings', 'findings_language')) as written (tab, writer, col, lang)
  loop
    execute format(
      'alter table %I add column %I text check (%I ~ ''^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$'')',
      kept.tab, kept.lang, kept.lang);
    execute format(
      'create trigger %I before insert or update of %I on %I for each row'
        || ' execute function written_later_in(%L, %L, %L)',
      kept.col || '_written_in', kept.col, kept.tab, kept.writer, kept.col, kept.lang);
  end loop;
end $$;

call keeps_language('figure_correction', 'corrected_by');
call keeps_language('task_decision', 'user_id');
-- Nothing of a ballot: a language tells who voted.
drop trigger written_in on task_decision;
create trigger written_in before insert on task_decision for each row
  when (new.written is not null) execute function written_in('user_id');

-- What the history tells in somebody's words. No part of what is chained: a language is no fact.
call keeps_language('audit_entry', 'user_id');
drop trigger written_in on audit_entry;
create trigger written_in before insert on audit_entry for each row
  when (new.outcome = 'done' and new.number is not null and cardinality(new.detail) > 0
    and new.kind !~ '^(ballot|task)[.]|CastBallot|StateObjection') execute function written_in('user_id');
