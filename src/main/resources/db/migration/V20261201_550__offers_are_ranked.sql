-- What of an offer, its provider and its references is held against a demand, in one row for each offer that is
-- on the menu. The words and the points are those of the decision offer-matching (S20, S23).
create view rankable_offer as
select o.id, o.revision, o.organisation, o.title, o.language, o.kind, o.sectors, o.levels, o.modalities, o.languages,
  o.countries, o.regions, o.forms, o.available_from, o.available_until, o.published_at,
  g.home, g.income, g.fragile,
  case when o.size_currency = 'USD' then o.size_amount else o.size_amount / r.rate end as size_usd,
  coalesce(f.countries_speaking, 0) as countries_speaking
from menu_offer o
join (select p.code, p.country as home,
    (select c.value from country_fact c where c.country = p.country and c.fact = 'incomeGroup'
      order by c.year desc limit 1) as income,
    (select c.value from country_fact c where c.country = p.country and c.fact = 'fragileContext'
      order by c.year desc limit 1) as fragile
  from organisation p) g on g.code = o.organisation
left join (select distinct on (currency) currency, rate from exchange_rate
  where on_day <= (now() at time zone 'UTC')::date order by currency, on_day desc, id desc) r
  on r.currency = o.size_currency
left join (select offer, count(distinct country)::integer as countries_speaking from offer_reference group by offer) f
  on f.offer = o.id;

-- With which table, and from which version of the offer, it was ranked when the demand went out to providers.
alter table offer_match
  add column revision integer,
  add column table_version text;
