-- What a request asked for, so that the same key with something else in it is told, not answered with
-- what it raised before. Requests of before have none.
alter table initiative_request
  add column content_hash text check (content_hash ~ '^[0-9a-f]{64}$');
