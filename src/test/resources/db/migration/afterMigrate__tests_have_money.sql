-- All tests of a run play their initiatives in one database: together they would reserve more than the Compact
-- has in a year. Later years, in which tests look at the ceiling itself, have it as it is.
insert into policy_value (name, valid_from, amount, unit, note) values
  ('compact.yearlyCeiling', '2026-01-01', 50000000, 'USD', 'for tests'),
  ('compact.yearlyCeiling', '2040-01-01', 1000000, 'USD', 'for tests')
on conflict do nothing;
