-- Versions that somebody published: known from the moment they are published, deployed when they begin
-- to hold, taken back before that where somebody thinks better of it.
alter table decision_version
  alter definition_id drop not null,
  add draft bigint references decision_draft,
  add published_at timestamptz,
  add withdrawn_at timestamptz,
  add withdrawn_by text,
  add withdrawn_reason text,
  add constraint version_is_readable check (definition_id is not null or draft is not null),
  add constraint withdrawn_by_somebody check
    ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null)),
  add constraint withdrawn_never_held check (withdrawn_at is null or definition_id is null);
create unique index decision_version_of_draft on decision_version (draft) where withdrawn_at is null;
create index decision_version_to_come on decision_version (valid_from)
  where definition_id is null and withdrawn_at is null;

-- What was published stays: it gets its definition once, or is taken back once.
create function version_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or (new.decision, new.version, new.valid_from, new.reason, new.published_by, new.draft, new.published_at)
      is distinct from
      (old.decision, old.version, old.valid_from, old.reason, old.published_by, old.draft, old.published_at)
    or (old.definition_id is not null and new.definition_id is distinct from old.definition_id)
    or old.withdrawn_at is not null
  then
    raise exception 'a version of a decision stays as it is' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger version_stays before update or delete on decision_version
  for each row execute function version_stays();
