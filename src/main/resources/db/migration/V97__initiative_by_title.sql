-- The list of initiatives by title reads its first page only.
create index initiative_by_title on initiative (title, number);
