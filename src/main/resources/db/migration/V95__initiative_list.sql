-- The list of initiatives is searched by beginnings of words, as the task list is.
alter table initiative add column search tsvector generated always as
  (to_tsvector('simple', number || ' ' || replace(number, '-', ' ') || ' ' || title)) stored;
create index initiative_by_words on initiative using gin (search);
create index initiative_by_stage on initiative (stage, started_at desc);
create index initiative_by_status on initiative (status, started_at desc);
-- A request to raise an initiative, so that a person's same one sent twice raises one.
create table initiative_request (
  user_id text not null,
  token uuid not null,
  number text references initiative (number),
  requested_at timestamptz not null,
  primary key (user_id, token)
);
