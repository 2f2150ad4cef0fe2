-- A list as a person narrowed it, under a name of theirs. Its place bounds how many one keeps.
create table saved_list (
  id bigint generated always as identity primary key,
  person text not null references person (user_id),
  list text not null check (list ~ '^/[a-z/-]{1,60}$'),
  place smallint not null check (place between 1 and 20),
  name text not null check (char_length(name) between 1 and 80 and name = btrim(name)),
  query text not null check (char_length(query) between 1 and 2000),
  saved_at timestamptz not null,
  unique (person, list, place),
  unique (person, list, name)
);
call guard_rows('saved_list', $$ 'user:' || person = any ((select row_audiences())::text[]) $$);
