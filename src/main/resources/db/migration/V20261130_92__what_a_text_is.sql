-- What WrittenText says of a text, where it is kept: something of it can be seen. The same list as there.
create function is_seen_text(written text) returns boolean
language sql immutable strict parallel safe
return written ~ '[^\s\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]';

-- Rows of before stay as they are. Where nothing may be said, nothing is empty.
do $$
declare
  kept record;
begin
  for kept in
    select * from (values
      ('initiative', 'title'), ('initiative', 'end_reason'),
      ('person', 'name'), ('organisation', 'name'),
      ('attachment', 'note'), ('attachment', 'withdrawn_reason'),
      ('steering_question', 'reason'), ('steering_question', 'offered'),
      ('demand_endorsement', 'reason'), ('demand_question', 'question'), ('demand_question', 'answer'),
      ('demand_appeal', 'grounds'), ('provider_invitation', 'note'), ('provider_answer', 'description'),
      ('provider_answer', 'reason'), ('partner_choice', 'reason'), ('design_reply', 'changes'),
      ('design_comment', 'comment'), ('proceed_choice', 'reason'), ('exit_examination', 'impact'),
      ('exit_examination', 'enough_reason'), ('lesson', 'title'), ('lesson', 'text'),
      ('lasting_check', 'evidence'), ('decision_draft', 'note'), ('service_account', 'purpose')
    ) as texts (tab, col)
    where exists (select from information_schema.columns c
      where c.table_schema = current_schema() and c.table_name = tab and c.column_name = col
        and c.data_type = 'text')
  loop
    execute format('alter table %I add constraint %I check (%I = '''' or is_seen_text(%I)) not valid',
      kept.tab, kept.tab || '_' || kept.col || '_is_seen', kept.col, kept.col);
  end loop;
end $$;

-- The doors count characters as people see them, each of which may take up to 31 code points. What
-- the database counted in code points would refuse what they take, so its ceilings rise.
do $$
declare
  kept record;
begin
  for kept in
    select c.conrelid::regclass as tab, c.conname, pg_get_constraintdef(c.oid) as rule, a.attname as col,
      most, least
    from (values ('initiative', 'title', 1, 200), ('attachment', 'note', 1, 300),
        ('attachment', 'withdrawn_reason', 1, 500), ('service_account', 'purpose', 1, 500),
        ('decision_draft', 'note', 0, 200), ('country_fact_by_year', 'source', 1, 300),
        ('country_fact', 'source', 1, 300)) as ceilings (tab, col, least, most)
    join pg_class t on t.relname = tab and t.relnamespace = current_schema()::regnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attname = col
    join pg_constraint c on c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
    where pg_get_constraintdef(c.oid) ~ 'length\('
  loop
    execute format('alter table %s drop constraint %I', kept.tab, kept.conname);
    execute format('alter table %s add constraint %I check (length(%I) between %s and %s)',
      kept.tab, kept.conname, kept.col, kept.least, kept.most * 31);
  end loop;
end $$;
