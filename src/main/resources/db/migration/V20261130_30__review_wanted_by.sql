-- The date by which the secretariat wants an independent review is the reviewer's own period: it is
-- over when that day is over in the country.
create function country_day_ends(nr text, day date) returns timestamptz language sql stable as $$
  select (day + 1)::timestamp at time zone coalesce(
    (select zone from country_zone z where z.country = nr), 'UTC')
$$;
-- So many days ahead at most: no review is waited for without an end.
insert into deadline (name, days) values ('UserTask_ReviewIndependently.longest', 180) on conflict do nothing;
