-- A budget that forms gave by source goes on as lines: the first line that somebody adds would otherwise leave
-- its own amount as the whole budget. Nobody is named as the writer of these lines, by which they are known.
create function budget_begins_from_its_sums() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  sums jsonb;
  begun integer;
  last integer;
  french boolean := coalesce(language_said(new.changed_by) ~ '^fr', false);
begin
  if pg_trigger_depth() > 1 or exists (select from plan_budget_line where number = new.number) then
    return new;
  end if;
  -- Whoever adds another first line at the same moment waits here, and finds the sums gone.
  select jsonb_object_agg(b.source, b.amount) into sums
  from (select source, amount from plan_budget where number = new.number for update) as b
  where b.amount > 0;
  if sums is null then
    return new;
  end if;
  last := coalesce((select last_position from plan_section where number = new.number and section = 'budget'), 0);
  insert into plan_budget_line (number, position, ordinal, title, category, year, source, means, currency, amount,
    unit, quantity, flow, language)
  select new.number,
    case when new.position > last + 5 then last else greatest(last, new.position) end + row_number() over (order by s.n),
    row_number() over (order by s.n),
    case when french then s.in_french else s.in_english end,
    'OTHER',
    extract(year from coalesce((select starts_on from plan_profile where number = new.number),
      (now() at time zone 'UTC')::date)),
    case s.giver
      when 'partner' then coalesce(
        -- Of several partners nobody said who gives how much.
        (select 'provider:' || min(p.organisation) from plan_partner p where p.number = new.number
          having count(*) = 1 and min(p.organisation) ~ '^[A-Za-z0-9]{2,20}$'),
        case when french then 'other:Fournisseurs' else 'other:Providers' end)
      else s.giver end,
    s.means, 'USD', (sums ->> s.source)::numeric,
    case s.means when 'inKind' then 'OTHER' end, case s.means when 'inKind' then 1 end,
    s.flow, case when french then 'fr' else 'en' end
  from (values
      (1, 'localCash', 'local', 'cash', 'TREASURY', 'What the country gives in cash', 'Ce que le pays donne en espèces'),
      (2, 'localInKind', 'local', 'inKind', 'TREASURY', 'What the country gives in kind',
        'Ce que le pays donne en nature'),
      (3, 'providerCash', 'partner', 'cash', 'DIRECT', 'What providers give in cash',
        'Ce que les fournisseurs donnent en espèces'),
      (4, 'providerInKind', 'partner', 'inKind', 'DIRECT', 'What providers give in kind',
        'Ce que les fournisseurs donnent en nature'),
      (5, 'compact', 'compact', 'cash', 'HOST', 'What the Compact gives', 'Ce que le Pacte donne'))
    as s (n, source, giver, means, flow, in_english, in_french)
  where sums ? s.source;
  get diagnostics begun = row_count;
  new.ordinal := coalesce(new.ordinal, 1) + begun;
  return new;
end $$;
-- Before the triggers that price and keep the row, which come after it by their names.
create trigger budget_begins_from_its_sums before insert on plan_budget_line
  for each row execute function budget_begins_from_its_sums();
