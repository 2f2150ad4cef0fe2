-- The audiences are told with a setting of the session. A pooler that hands sessions round between
-- transactions would let a statement find what another connection told. So each connection marks its
-- session once (compact.connection), and each of its statements begins with the same mark: where they
-- differ, the statement is refused. What carries no mark (a commit, the owner, a node of release
-- 0.1.0) reads as before.
create function audiences_told() returns text language plpgsql stable parallel safe as $$
declare
  mark text := substring(left(current_query(), 21) from '^/\*([0-9a-f]{16})\*/');
begin
  if mark <> coalesce(current_setting('compact.connection', true), '') then
    raise exception 'this session of the database is another connection''s: a connection pooler has'
      ' to keep a session for each connection' using errcode = '08006';
  end if;
  return current_setting('compact.audiences', true);
end $$;
create or replace function row_audiences() returns text[] language sql stable parallel safe
return string_to_array(audiences_told(), ',');
create or replace function sees_every_row() returns boolean language sql stable parallel safe
return coalesce(audiences_told(), '') = '*';
