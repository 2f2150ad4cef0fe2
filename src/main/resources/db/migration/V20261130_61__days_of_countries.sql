-- In which zone times are shown to a person; without a choice it is their country's.
create function is_zone(named text) returns boolean language sql stable as $$
  select exists (select from pg_timezone_names where name = named)
$$;
-- Names change with the release of the database's list: what was chosen stays, what is chosen is asked.
alter table person add column zone text
  check (zone is null or zone ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*){1,2})$');
create function person_zone_is_known() returns trigger language plpgsql as $$
begin
  if not is_zone(new.zone) then
    raise exception '% is no time zone', new.zone using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger person_zone_is_known before insert or update of zone on person
  for each row when (new.zone is not null) execute function person_zone_is_known();

-- The day of a verification is the country's. What was verified before this release, or by a node of
-- 0.1.0 beside it, is dated by UTC: an order of either day is an order after it.
create or replace function payment_under_way(o payment_order, m milestone) returns boolean
language sql stable as $$
  select o.number = m.number and o.milestone = m.position and o.declined_at is null
    and m.state = 'VERIFIED'
    and greatest((o.ordered_at at time zone 'UTC')::date,
      country_day(substr(o.number, 1, 2), o.ordered_at)) >= m.verified_on
$$;
