-- The decimals that amounts of a currency have (ISO 4217); null where it has no minor units, as gold has none.
-- What is not named here has two; ExchangeRatesTest holds it against the currencies of the platform.
create function currency_decimals(code char(3)) returns integer language sql immutable as $$
  select case
    when code in ('ADP', 'BEF', 'BIF', 'BYB', 'BYR', 'CLP', 'DJF', 'ESP', 'GNF', 'GRD', 'ISK', 'ITL', 'JPY', 'KMF',
      'KRW', 'LUF', 'MGF', 'PTE', 'PYG', 'ROL', 'RWF', 'TPE', 'TRL', 'UGX', 'UYI', 'VND', 'VUV', 'XAF',
      'XOF', 'XPF') then 0
    when code in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
    when code in ('CLF') then 4
    when code in ('XAG', 'XAU', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XFO', 'XFU', 'XPD', 'XPT', 'XSU', 'XTS', 'XUA',
      'XXX') then null
    else 2 end
$$;

-- What one US dollar cost in other currencies, day by day, and who published it. Rows are only added: a
-- correction is a newer entry of the same day.
create table exchange_rate (
  id bigint generated always as identity primary key,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$' and currency <> 'USD' and currency_decimals(currency) is not null),
  on_day date not null check (on_day between '1990-01-01' and '2200-12-31'),
  -- Units of the currency for one US dollar.
  rate numeric(19, 8) not null check (rate > 0),
  source text not null check (is_seen_text(source) and length(source) <= 300),
  entered_by text not null,
  entered_at timestamptz not null
);
create index exchange_rate_newest on exchange_rate (currency, on_day desc, id desc);
create function exchange_rate_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a rate that was entered is not changed; enter a newer one' using errcode = '42501';
end $$;
create trigger exchange_rate_stays before update or delete or truncate on exchange_rate
  for each statement execute function exchange_rate_stays();

-- A line of a budget keeps the rate that it was written at: what a dollar cost on the day, or the last day
-- before of which that is known. Whoever writes another rate gets the newest.
create function budget_line_has_its_rate() returns trigger language plpgsql
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  today date := (now() at time zone 'UTC')::date;
begin
  if new.amount is null or new.currency is null then
    new.rate := null;
    new.rate_on := null;
  elsif tg_op = 'UPDATE' and (new.amount, new.currency, new.rate, new.rate_on)
      is not distinct from (old.amount, old.currency, old.rate, old.rate_on) then
    null;
  elsif new.currency = 'USD' then
    new.rate := 1;
    new.rate_on := today;
  else
    select r.rate, r.on_day into new.rate, new.rate_on from exchange_rate r
    where r.currency = new.currency and r.on_day <= today order by r.on_day desc, r.id desc limit 1;
    if not found then
      raise exception 'no rate of % is known', new.currency
        using errcode = 'check_violation', constraint = 'plan_budget_line_rate';
    end if;
  end if;
  return new;
end $$;
-- Before the trigger that keeps the row, which comes after it by its name.
create trigger budget_line_has_its_rate before insert or update on plan_budget_line
  for each row execute function budget_line_has_its_rate();
alter table plan_budget_line
  add constraint plan_budget_line_decimals check (amount = round(amount, currency_decimals(currency)));
