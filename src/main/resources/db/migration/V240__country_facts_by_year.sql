-- Facts of countries, one a row, each with the year it is of and who published it (S15, S62). A
-- year is a fiscal year of the World Bank: 2027 begins on 1 July 2026. They are of all economies,
-- whether or not a country takes part; table country lists those that do.
alter table country_fact rename to country_fact_before;
create table country_fact (
  country char(2) not null check (country ~ '^[A-Z]{2}$'),
  year integer not null check (year between 1990 and 2200),
  fact text not null,
  value text not null,
  source text not null check (length(source) between 1 and 300),
  -- Who entered or changed it, and when; null where it came with a release. A release writes only
  -- what is not there yet.
  entered_by text,
  entered_at timestamptz,
  primary key (country, fact, year),
  constraint country_fact_value check (
    (fact = 'incomeGroup' and value in ('low', 'lowerMiddle', 'upperMiddle', 'high'))
    or (fact = 'fragileContext' and value in ('true', 'false'))),
  constraint country_fact_entered check ((entered_by is null) = (entered_at is null))
);
-- The sample's facts were made up; whatever else was written there stays.
insert into country_fact (country, year, fact, value, source)
select country, year, 'incomeGroup', income_group, source from country_fact_before
where source not like '%illustrative%'
union all
select country, year, 'fragileContext', fragile::text, source from country_fact_before
where source not like '%illustrative%';
drop table country_fact_before;
