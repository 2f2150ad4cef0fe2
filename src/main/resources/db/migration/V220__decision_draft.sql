-- A table somebody would like to have instead of the one that holds: what was handed in, by whom, and
-- what the check found wrong with it. It never changes: what was tried is what can be published.
create table decision_draft (
  id bigint generated always as identity primary key,
  decision text not null,
  based_on integer not null,
  origin text not null check (origin in ('UPLOAD', 'FIGURES')),
  note text not null check (length(note) <= 200),
  dmn bytea not null check (octet_length(dmn) between 1 and 1048576),
  problems jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  foreign key (decision, based_on) references decision_version (decision, version)
);
create index decision_draft_newest on decision_draft (decision, id desc);

create function draft_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a draft is not changed, another is made' using errcode = '42501';
end $$;
create trigger draft_stays before update or delete on decision_draft
  for each row execute function draft_stays();
