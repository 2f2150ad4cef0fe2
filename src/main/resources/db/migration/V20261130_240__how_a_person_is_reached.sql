-- How a person can be reached by telephone, and who sees that and their mail: nobody, until they say
-- so; or whoever reads an initiative that names them as the one to ask.
alter table person
  add column telephone text check (telephone ~ '^\+?[0-9][0-9 ()./-]{3,37}[0-9]$'),
  add column reached_by text not null default 'NOBODY' check (reached_by in ('NOBODY', 'INVOLVED'));
