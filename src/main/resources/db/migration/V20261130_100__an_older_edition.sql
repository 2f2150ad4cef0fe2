-- An edition of an activity that is older than the one that is known does not replace it. It is
-- counted among the unchanged, so that a node of release 0.1.0 can still read the report.
alter table import_run add column older integer not null default 0 check (older between 0 and unchanged);
alter table import_line add column older boolean not null default false
  check (not older or (outcome = 'UNCHANGED' and set_aside is not null));
