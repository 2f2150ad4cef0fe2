-- A verdict is never changed; a finding that is added to it later would change it. Findings are
-- written by the transaction that writes their verdict, or not at all: the verdict’s row is one of
-- this transaction’s own.
create function finding_comes_with_its_verdict() returns trigger language plpgsql as $$
begin
  if exists (
    select from found f left join verdict v on v.id = f.verdict
    where v.id is null or v.xmin <> pg_current_xact_id()::xid)
  then
    raise exception 'a verdict is never changed: a finding comes with it or not at all'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger finding_comes_with_its_verdict after insert on finding
  referencing new table as found
  for each statement execute function finding_comes_with_its_verdict();
