-- A payment that no finance system has made for long: the secretariat is told, once in each period.
create table late_payment (
  external_task text primary key,
  number text not null references initiative (number),
  step text not null,
  since timestamptz not null,
  told_at timestamptz not null
);
create index late_payment_by_number on late_payment (number);
