-- Money moves when it may. What holds a payment back is one function, which the application asks
-- before a payment order goes out, and which the table of orders asks again.

-- The time zone of a country's capital (IANA): on which day it is there.
create table country_zone (
  country char(2) primary key,
  zone text not null
);
insert into country_zone (country, zone) values
  ('AD', 'Europe/Andorra'), ('AE', 'Asia/Dubai'), ('AF', 'Asia/Kabul'), ('AG', 'America/Antigua'),
  ('AI', 'America/Anguilla'), ('AL', 'Europe/Tirane'), ('AM', 'Asia/Yerevan'),
  ('AO', 'Africa/Luanda'), ('AQ', 'Antarctica/McMurdo'), ('AR', 'America/Argentina/Buenos_Aires'),
  ('AS', 'Pacific/Pago_Pago'), ('AT', 'Europe/Vienna'), ('AU', 'Australia/Sydney'),
  ('AW', 'America/Aruba'), ('AX', 'Europe/Mariehamn'), ('AZ', 'Asia/Baku'),
  ('BA', 'Europe/Sarajevo'), ('BB', 'America/Barbados'), ('BD', 'Asia/Dhaka'),
  ('BE', 'Europe/Brussels'), ('BF', 'Africa/Ouagadougou'), ('BG', 'Europe/Sofia'),
  ('BH', 'Asia/Bahrain'), ('BI', 'Africa/Bujumbura'), ('BJ', 'Africa/Porto-Novo'),
  ('BL', 'America/St_Barthelemy'), ('BM', 'Atlantic/Bermuda'), ('BN', 'Asia/Brunei'),
  ('BO', 'America/La_Paz'), ('BQ', 'America/Kralendijk'), ('BR', 'America/Sao_Paulo'),
  ('BS', 'America/Nassau'), ('BT', 'Asia/Thimphu'), ('BW', 'Africa/Gaborone'),
  ('BY', 'Europe/Minsk'), ('BZ', 'America/Belize'), ('CA', 'America/Toronto'),
  ('CC', 'Indian/Cocos'), ('CD', 'Africa/Kinshasa'), ('CF', 'Africa/Bangui'),
  ('CG', 'Africa/Brazzaville'), ('CH', 'Europe/Zurich'), ('CI', 'Africa/Abidjan'),
  ('CK', 'Pacific/Rarotonga'), ('CL', 'America/Santiago'), ('CM', 'Africa/Douala'),
  ('CN', 'Asia/Shanghai'), ('CO', 'America/Bogota'), ('CR', 'America/Costa_Rica'),
  ('CU', 'America/Havana'), ('CV', 'Atlantic/Cape_Verde'), ('CW', 'America/Curacao'),
  ('CX', 'Indian/Christmas'), ('CY', 'Asia/Nicosia'), ('CZ', 'Europe/Prague'),
  ('DE', 'Europe/Berlin'), ('DJ', 'Africa/Djibouti'), ('DK', 'Europe/Copenhagen'),
  ('DM', 'America/Dominica'), ('DO', 'America/Santo_Domingo'), ('DZ', 'Africa/Algiers'),
  ('EC', 'America/Guayaquil'), ('EE', 'Europe/Tallinn'), ('EG', 'Africa/Cairo'),
  ('EH', 'Africa/El_Aaiun'), ('ER', 'Africa/Asmara'), ('ES', 'Europe/Madrid'),
  ('ET', 'Africa/Addis_Ababa'), ('FI', 'Europe/Helsinki'), ('FJ', 'Pacific/Fiji'),
  ('FK', 'Atlantic/Stanley'), ('FM', 'Pacific/Chuuk'), ('FO', 'Atlantic/Faroe'),
  ('FR', 'Europe/Paris'), ('GA', 'Africa/Libreville'), ('GB', 'Europe/London'),
  ('GD', 'America/Grenada'), ('GE', 'Asia/Tbilisi'), ('GF', 'America/Cayenne'),
  ('GG', 'Europe/Guernsey'), ('GH', 'Africa/Accra'), ('GI', 'Europe/Gibraltar'),
  ('GL', 'America/Nuuk'), ('GM', 'Africa/Banjul'), ('GN', 'Africa/Conakry'),
  ('GP', 'America/Guadeloupe'), ('GQ', 'Africa/Malabo'), ('GR', 'Europe/Athens'),
  ('GS', 'Atlantic/South_Georgia'), ('GT', 'America/Guatemala'), ('GU', 'Pacific/Guam'),
  ('GW', 'Africa/Bissau'), ('GY', 'America/Guyana'), ('HK', 'Asia/Hong_Kong'),
  ('HN', 'America/Tegucigalpa'), ('HR', 'Europe/Zagreb'), ('HT', 'America/Port-au-Prince'),
  ('HU', 'Europe/Budapest'), ('ID', 'Asia/Jakarta'), ('IE', 'Europe/Dublin'),
  ('IL', 'Asia/Jerusalem'), ('IM', 'Europe/Isle_of_Man'), ('IN', 'Asia/Kolkata'),
  ('IO', 'Indian/Chagos'), ('IQ', 'Asia/Baghdad'), ('IR', 'Asia/Tehran'),
  ('IS', 'Atlantic/Reykjavik'), ('IT', 'Europe/Rome'), ('JE', 'Europe/Jersey'),
  ('JM', 'America/Jamaica'), ('JO', 'Asia/Amman'), ('JP', 'Asia/Tokyo'), ('KE', 'Africa/Nairobi'),
  ('KG', 'Asia/Bishkek'), ('KH', 'Asia/Phnom_Penh'), ('KI', 'Pacific/Tarawa'),
  ('KM', 'Indian/Comoro'), ('KN', 'America/St_Kitts'), ('KP', 'Asia/Pyongyang'),
  ('KR', 'Asia/Seoul'), ('KW', 'Asia/Kuwait'), ('KY', 'America/Cayman'), ('KZ', 'Asia/Almaty'),
  ('LA', 'Asia/Vientiane'), ('LB', 'Asia/Beirut'), ('LC', 'America/St_Lucia'),
  ('LI', 'Europe/Vaduz'), ('LK', 'Asia/Colombo'), ('LR', 'Africa/Monrovia'),
  ('LS', 'Africa/Maseru'), ('LT', 'Europe/Vilnius'), ('LU', 'Europe/Luxembourg'),
  ('LV', 'Europe/Riga'), ('LY', 'Africa/Tripoli'), ('MA', 'Africa/Casablanca'),
  ('MC', 'Europe/Monaco'), ('MD', 'Europe/Chisinau'), ('ME', 'Europe/Podgorica'),
  ('MF', 'America/Marigot'), ('MG', 'Indian/Antananarivo'), ('MH', 'Pacific/Majuro'),
  ('MK', 'Europe/Skopje'), ('ML', 'Africa/Bamako'), ('MM', 'Asia/Yangon'),
  ('MN', 'Asia/Ulaanbaatar'), ('MO', 'Asia/Macau'), ('MP', 'Pacific/Saipan'),
  ('MQ', 'America/Martinique'), ('MR', 'Africa/Nouakchott'), ('MS', 'America/Montserrat'),
  ('MT', 'Europe/Malta'), ('MU', 'Indian/Mauritius'), ('MV', 'Indian/Maldives'),
  ('MW', 'Africa/Blantyre'), ('MX', 'America/Mexico_City'), ('MY', 'Asia/Kuala_Lumpur'),
  ('MZ', 'Africa/Maputo'), ('NA', 'Africa/Windhoek'), ('NC', 'Pacific/Noumea'),
  ('NE', 'Africa/Niamey'), ('NF', 'Pacific/Norfolk'), ('NG', 'Africa/Lagos'),
  ('NI', 'America/Managua'), ('NL', 'Europe/Amsterdam'), ('NO', 'Europe/Oslo'),
  ('NP', 'Asia/Kathmandu'), ('NR', 'Pacific/Nauru'), ('NU', 'Pacific/Niue'),
  ('NZ', 'Pacific/Auckland'), ('OM', 'Asia/Muscat'), ('PA', 'America/Panama'),
  ('PE', 'America/Lima'), ('PF', 'Pacific/Tahiti'), ('PG', 'Pacific/Port_Moresby'),
  ('PH', 'Asia/Manila'), ('PK', 'Asia/Karachi'), ('PL', 'Europe/Warsaw'),
  ('PM', 'America/Miquelon'), ('PN', 'Pacific/Pitcairn'), ('PR', 'America/Puerto_Rico'),
  ('PS', 'Asia/Gaza'), ('PT', 'Europe/Lisbon'), ('PW', 'Pacific/Palau'),
  ('PY', 'America/Asuncion'), ('QA', 'Asia/Qatar'), ('RE', 'Indian/Reunion'),
  ('RO', 'Europe/Bucharest'), ('RS', 'Europe/Belgrade'), ('RU', 'Europe/Moscow'),
  ('RW', 'Africa/Kigali'), ('SA', 'Asia/Riyadh'), ('SB', 'Pacific/Guadalcanal'),
  ('SC', 'Indian/Mahe'), ('SD', 'Africa/Khartoum'), ('SE', 'Europe/Stockholm'),
  ('SG', 'Asia/Singapore'), ('SH', 'Atlantic/St_Helena'), ('SI', 'Europe/Ljubljana'),
  ('SJ', 'Arctic/Longyearbyen'), ('SK', 'Europe/Bratislava'), ('SL', 'Africa/Freetown'),
  ('SM', 'Europe/San_Marino'), ('SN', 'Africa/Dakar'), ('SO', 'Africa/Mogadishu'),
  ('SR', 'America/Paramaribo'), ('SS', 'Africa/Juba'), ('ST', 'Africa/Sao_Tome'),
  ('SV', 'America/El_Salvador'), ('SX', 'America/Lower_Princes'), ('SY', 'Asia/Damascus'),
  ('SZ', 'Africa/Mbabane'), ('TC', 'America/Grand_Turk'), ('TD', 'Africa/Ndjamena'),
  ('TF', 'Indian/Kerguelen'), ('TG', 'Africa/Lome'), ('TH', 'Asia/Bangkok'),
  ('TJ', 'Asia/Dushanbe'), ('TK', 'Pacific/Fakaofo'), ('TL', 'Asia/Dili'), ('TM', 'Asia/Ashgabat'),
  ('TN', 'Africa/Tunis'), ('TO', 'Pacific/Tongatapu'), ('TR', 'Europe/Istanbul'),
  ('TT', 'America/Port_of_Spain'), ('TV', 'Pacific/Funafuti'), ('TW', 'Asia/Taipei'),
  ('TZ', 'Africa/Dar_es_Salaam'), ('UA', 'Europe/Simferopol'), ('UG', 'Africa/Kampala'),
  ('UM', 'Pacific/Midway'), ('US', 'America/New_York'), ('UY', 'America/Montevideo'),
  ('UZ', 'Asia/Samarkand'), ('VA', 'Europe/Vatican'), ('VC', 'America/St_Vincent'),
  ('VE', 'America/Caracas'), ('VG', 'America/Tortola'), ('VI', 'America/St_Thomas'),
  ('VN', 'Asia/Ho_Chi_Minh'), ('VU', 'Pacific/Efate'), ('WF', 'Pacific/Wallis'),
  ('WS', 'Pacific/Apia'), ('YE', 'Asia/Aden'), ('YT', 'Indian/Mayotte'),
  ('ZA', 'Africa/Johannesburg'), ('ZM', 'Africa/Lusaka'), ('ZW', 'Africa/Harare')
;
create function country_day(nr text, at timestamptz) returns date language sql stable as $$
  select (at at time zone coalesce(
    (select zone from country_zone z where z.country = nr), 'UTC'))::date
$$;

-- A conditional letter counts for the signature; before the first payment it is confirmed.
create table letter_confirmation (
  commitment bigint primary key references local_commitment (id),
  number text not null references initiative (number),
  reference text not null check (reference <> ''),
  confirmed_on date not null,
  confirmed_by text not null references person,
  confirmed_at timestamptz not null
);
create index letter_confirmation_by_number on letter_confirmation (number);

-- When a provider says that its money is there; the newest statement holds, before any of them the
-- day that the pledge named.
create table pledge_availability (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  organisation text not null references organisation (code),
  available_from date not null,
  note text,
  stated_by text not null references person,
  stated_at timestamptz not null,
  -- Nobody holds a country's money for ever by naming a far day.
  constraint within_a_year check (available_from <= (stated_at at time zone 'UTC')::date + 366)
);
create index pledge_availability_by_number on pledge_availability (number, organisation, id);

-- The reference that a payee gave for payments to it: the newest that no finance system refused.
create table payee (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  institution text not null,
  reference text not null check (reference <> '' and length(reference) <= 100),
  given_by text not null references person,
  given_at timestamptz not null,
  refused_at timestamptz,
  refusal text,
  check ((refused_at is null) = (refusal is null))
);
create index payee_by_number on payee (number, institution, id);
create function payee_reference(nr text, named text) returns text language sql stable as $$
  select case when refused_at is null then reference end from payee
  where number = nr and institution = named order by id desc limit 1
$$;

insert into policy_value (name, valid_from, amount, unit, note) values
  ('payment.dataAgeIntervals', '2011-09-15', 2, 'intervals',
   'data older than so many reporting intervals hold a payment back (S33)');
-- Days from the verification until a payment is due; days until a hold is chased; days after which a
-- provider that named a later day is asked whether that still holds.
insert into deadline (name, days) values
  ('ServiceTask_Disburse', 30), ('payment-hold', 14), ('Timer_DayStated', 30)
on conflict do nothing;

-- What a finance system was told to pay: kept as it went out. What has gone out is under way, and is
-- told again as it was, whatever would hold it back by then: it may have been paid.
create table payment_order (
  id bigint generated always as identity primary key,
  key text not null,
  number text not null references initiative (number),
  milestone integer not null,
  amount numeric(19, 2) not null check (amount >= 0),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  payee text not null,
  payee_reference text not null,
  purpose text not null check (length(purpose) <= 140),
  due_on date not null,
  ordered_at timestamptz not null,
  -- The finance system said that it cannot be paid as it stands: another order may follow.
  declined_at timestamptz,
  check (amount = 0 or payee_reference <> ''),
  foreign key (number, milestone) references milestone (number, position)
);
create index payment_order_by_key on payment_order (key, id desc);
-- Whether an order is under way: it went out for the verification that stands, was not declined,
-- and is not booked. The day of a verification is one of UTC.
create function payment_under_way(o payment_order, m milestone) returns boolean language sql immutable
as $$
  select o.number = m.number and o.milestone = m.position and o.declined_at is null
    and m.state = 'VERIFIED' and (o.ordered_at at time zone 'UTC')::date >= m.verified_on
$$;

-- What holds back the payment of one verified milestone, or of all of an initiative; nothing when
-- it may go.
create function payment_holds(nr text, one integer, at timestamptz)
returns table (reason text, about text) language sql stable as $$
  with running as (
    select i.number, i.status = 'RUNNING' as pays, country_day(i.country, at) as today
    from initiative i where i.number = nr and i.status in ('RUNNING', 'SUSPENDED')
      and i.stage not in ('REVIEW', 'EXIT')),
  due as (
    select m.position, m.institution, m.amount, r.today,
      -- What has gone out for other milestones is drawn before it, also when a suspension set them
      -- back: it may have been paid.
      (select coalesce(sum(other.amount), 0) from milestone other
       where other.number = nr and other.position <> m.position and other.state <> 'PAID'
         and exists (select from payment_order o where o.number = nr
           and o.milestone = other.position and o.declined_at is null)) as before
    from milestone m join running r using (number)
    where r.pays and m.state = 'VERIFIED' and m.amount > 0 and (one is null or m.position = one)),
  commitment as (
    select c.id, c.kind from local_commitment c where c.number = nr order by c.id desc limit 1),
  -- received, and neither paid out nor given back, source by source
  cash as (
    select source, sum(case when kind = 'received' then amount else -amount end) as rest
    from ledger_entry where number = nr and means = 'cash'
      and kind in ('received', 'disbursed', 'returned') group by source),
  coming as (
    select 'provider:' || p.organisation as source, sum(p.cash) as amount
    from pledge p join running r using (number)
    where coalesce(
        (select a.available_from from pledge_availability a
         where a.number = p.number and a.organisation = p.organisation and a.stated_at >= p.pledged_at
         order by a.id desc limit 1), p.available_from) > r.today
    group by p.organisation)
  select 'letter', '' from commitment c, running
    where c.kind = 'conditionalLetter'
      and exists (select from funding_agreement a where a.number = nr and a.outcome = 'signed')
      -- as long as anything is left to pay, also before its milestones are planned
      and (exists (select from milestone m
          where m.number = nr and m.state <> 'PAID' and m.amount > 0)
        or not exists (select from milestone m where m.number = nr))
      and not exists (select from letter_confirmation l where l.commitment = c.id)
  union all
  select 'payee', d.position::text from due d where payee_reference(nr, d.institution) is null
  union all
  select 'data', '' from plan_profile p join running r using (number)
    where exists (select from due)
      and r.today - coalesce(
          (select data_date from progress_report where number = nr order by id desc limit 1),
          (select country_day((select country from initiative where number = nr), min(begun_at))
           from work_stretch where number = nr))
        > p.reporting_interval_days * (
          select v.amount from policy_value v
          where v.name = 'payment.dataAgeIntervals' and v.valid_from <= r.today
          order by v.valid_from desc limit 1)
  union all
  -- A payment draws on each source in proportion to what it has left, and so do those under way
  -- before it: each part of all of them has to be there.
  select distinct 'money', substr(s.source, length('provider:') + 1)
    from due d, cash s join coming c using (source)
    where s.rest > 0
      and (d.before + d.amount) * s.rest > (s.rest - c.amount) * (select sum(rest) from cash)
$$;

-- What holds payments back now and held them back before, as people are told it.
create table payment_hold (
  id bigint generated always as identity primary key,
  number text not null references initiative (number),
  reason text not null check (reason in ('letter', 'payee', 'data', 'money')),
  about text not null,
  held_at timestamptz not null,
  lifted_at timestamptz check (lifted_at >= held_at)
);
create unique index payment_hold_one_open on payment_hold (number, reason, about)
  where lifted_at is null;
create index payment_hold_by_number on payment_hold (number, id);

-- Whether the payment of a milestone may go out, for the first time.
create function payment_may_go(nr text, one integer, at timestamptz) returns boolean
language sql stable as $$
  select exists (
      select from milestone m join initiative i using (number)
      where m.number = nr and m.position = one and m.state = 'VERIFIED' and i.status = 'RUNNING'
        and (m.amount = 0 or payee_reference(m.number, m.institution) is not null)
        and not exists (
          select from payment_order o where o.number = nr and o.milestone = one
            and payment_under_way(o, m)))
    and not exists (select from payment_holds(nr, one, at))
$$;

-- What may not go is no order, and nobody who orders others beside it fails for that.
create function payment_order_may_go() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.declined_at is null
      and to_jsonb(old) - 'declined_at' = to_jsonb(new) - 'declined_at' then
    return new;
  end if;
  if tg_op <> 'INSERT' then
    raise exception 'a payment order stays as it went out' using errcode = 'restrict_violation';
  end if;
  -- Of one initiative one order at a time: each counts those before it.
  perform pg_advisory_xact_lock(hashtextextended('payment orders of ' || new.number, 0));
  if payment_may_go(new.number, new.milestone, new.ordered_at) and new.amount = (
      select m.amount from milestone m
      where m.number = new.number and m.position = new.milestone) then
    return new;
  end if;
  return null;
end $$;
create trigger payment_order_may_go before insert or update or delete on payment_order
  for each row execute function payment_order_may_go();
