-- Why a file was not read to its end. break_kind says it in the words of release 0.1.0, whose nodes
-- cannot show an import with any other; null in what such a node wrote.
alter table import_run add column break_exactly text check (break_exactly is null or break_kind is not null);
