-- Providers that are asked beside each other answer independently: none reads what another offers
-- until the country has chosen it. The country, and whoever decides with it, read all answers; so
-- does what acts by rule. (An initiative is open to a provider as soon as it is asked.)
call guard_rows('provider_answer', $$
  exists (select from initiative_audience a where a.number = provider_answer.number offset 0)
  and (
    not exists (select from unnest((select row_audiences())::text[]) as own
      where own like 'group:provider%')
    or 'group:provider' || organisation = any ((select row_audiences())::text[])
    or exists (select from plan_partner p where p.number = provider_answer.number
      and p.organisation = provider_answer.organisation)) $$);
