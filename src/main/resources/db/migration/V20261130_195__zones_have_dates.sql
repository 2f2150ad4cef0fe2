-- A country's zone is a dated fact: one that moves to another zone is a row more, and the days of
-- before stay what they were. (What a zone's own clock did, and when, is in its list.)
alter table country_zone add column valid_from date not null default '1900-01-01';
alter table country_zone drop constraint country_zone_pkey, add primary key (country, valid_from);

-- The zone of a country's capital at an instant; none for a country that has none here.
create function zone_of(nr text, at timestamptz) returns text language sql stable as $$
  select zone from country_zone z
  where z.country = nr and valid_from <= (at at time zone 'UTC')::date
  order by valid_from desc limit 1
$$;
create or replace function country_day(nr text, at timestamptz) returns date language sql stable as $$
  select (at at time zone coalesce(zone_of(nr, at), 'UTC'))::date
$$;
create or replace function country_day_ends(nr text, day date) returns timestamptz language sql stable as $$
  select (day + 1)::timestamp at time zone coalesce(zone_of(nr, day at time zone 'UTC'), 'UTC')
$$;
