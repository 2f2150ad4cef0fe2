-- An initiative is found by what the rows of its plan say, as its plan shows it to everybody who sees the
-- initiative. The words of each row are kept for themselves, so that a changed row is cut alone; those of the
-- initiative are put together once at the end of a transaction, however many rows it changed.
create table plan_words (
  number text not null references initiative (number),
  section text not null,
  position integer not null,
  words tsvector not null,
  -- Of the words as text, which is no shorter than they are: an initiative's have an end of a million bytes.
  size integer not null default 0,
  primary key (number, section, position)
);

-- Titles of results and targets and the conditions were read from the demand; now the rows say them.
create or replace function initiative_said(number text) returns tsvector
language sql stable
return (
  select coalesce(all_vectors(cut.words order by n, section, position), '')
  from (
    select n, section, position, words, sum(size) over (order by n, section, position) as so_far
    from (
      select 0 as n, '' as section, 0 as position, words, octet_length(words::text) as size
      from (
        select search_vector((
            select string_agg(s.answers ->> key, e'\n')
            from unnest(array['problem', 'custodianInstitution', 'anchoringInstitution', 'nationalFramework']) key),
          coalesce(s.language, i.language)) as words
        from statement s join initiative i on i.number = s.number
        where s.number = $1 and s.form = 'articulate-demand' order by s.version desc limit 1) demand
      union all
      select 1, '', l.id, search_vector(l.title || e'\n' || l.text, coalesce(l.language, i.language)), 0
      from lesson l join initiative i on i.number = l.number where l.number = $1
      union all
      select 2, p.section, p.position, p.words, p.size from plan_words p where p.number = $1
    ) said
  ) cut
  where so_far <= 800000);

create function plan_row_says(content jsonb) returns text language sql immutable
return (
  select string_agg(said.value, e'\n' order by said.key) from jsonb_each_text(content) said
  where said.key = any (array['title', 'name', 'condition', 'unit', 'baseline_words', 'target_words', 'verification',
    'disaggregation', 'contribution', 'benefit', 'strengths', 'who', 'to_whom', 'what', 'institution', 'mitigation',
    'owner', 'how', 'purpose', 'reason', 'taken_over_by', 'budget_line', 'development_result', 'change_management',
    'verifier']));

create function plan_row_is_said() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  said text;
  cut tsvector;
begin
  if tg_op = 'DELETE' then
    delete from plan_words p where p.number = old.number and p.section = tg_argv[0] and p.position = old.position;
    return null;
  end if;
  said := plan_row_says(to_jsonb(new));
  if tg_op = 'UPDATE' and said is not distinct from plan_row_says(to_jsonb(old))
      and new.language is not distinct from old.language then
    return null;
  end if;
  cut := coalesce(search_vector(said,
    coalesce(new.language, (select language from initiative i where i.number = new.number))), '');
  insert into plan_words (number, section, position, words, size)
  values (new.number, tg_argv[0], new.position, cut, octet_length(cut::text))
  on conflict (number, section, position) do update set words = excluded.words, size = excluded.size;
  return null;
end $$;

-- What was put together at the end of a transaction is not put together again for its next row.
create function plan_words_are_stale() returns trigger language plpgsql as $$
begin
  perform set_config('compact.words_of', '', true);
  return null;
end $$;
create trigger plan_words_are_stale after insert or update or delete on plan_words
  for each statement execute function plan_words_are_stale();
create function plan_is_said() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  nr text := coalesce(new.number, old.number);
begin
  if current_setting('compact.words_of', true) is distinct from nr then
    update initiative_words set said = initiative_said(nr) where number = nr;
    perform set_config('compact.words_of', nr, true);
  end if;
  return null;
end $$;

do $$
declare
  kept record;
begin
  for kept in
    select * from (values
      ('plan_profile', 'frame'), ('plan_result', 'results'), ('plan_indicator', 'indicators'),
      ('plan_milestone', 'work'), ('plan_budget_line', 'budget'), ('plan_party', 'partners'),
      ('plan_accountability', 'accountability'), ('plan_people', 'people'), ('plan_risk', 'risks'),
      ('plan_quality', 'quality'), ('plan_modality', 'modalities'), ('plan_exit', 'exit'),
      ('refusal_condition', 'refusals'), ('plan_actor', 'actors')) as sections (tab, section)
  loop
    execute format('insert into plan_words (number, section, position, words)
      select t.number, %L, t.position, coalesce(search_vector(plan_row_says(to_jsonb(t)),
        coalesce(t.language, i.language)), '''') from %I t join initiative i on i.number = t.number',
      kept.section, kept.tab);
    execute format('create trigger plan_row_is_said after insert or update or delete on %I
      for each row execute function plan_row_is_said(%L)', kept.tab, kept.section);
  end loop;
end $$;
update plan_words set size = octet_length(words::text);
create constraint trigger plan_is_said after insert or update or delete on plan_words
  deferrable initially deferred for each row execute function plan_is_said();
update initiative_words w set said = initiative_said(number)
where exists (select from plan_words p where p.number = w.number);

do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete on plan_words from %I', '${app}');
  end if;
end $$;
