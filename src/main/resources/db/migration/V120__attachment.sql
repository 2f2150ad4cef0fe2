-- Documents of an initiative: letters, assessments, agreements. A row is added, may be withdrawn
-- once, and is never deleted; its content never changes.
create table attachment (
  id uuid primary key,
  number text not null references initiative (number),
  kind text not null check (kind in
    ('LETTER_OF_REQUEST', 'ASSESSMENT', 'AGREEMENT', 'PLAN', 'EVIDENCE', 'REPORT', 'OTHER')),
  note text check (length(note) between 1 and 300),
  file_name text not null check (length(file_name) between 1 and 150 and file_name !~ '[/\\[:cntrl:]]'),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  place text not null check (place in ('DATABASE', 'FOLDER')),
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null,
  withdrawn_by text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  check (num_nonnulls(withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_reason) in (0, 4)),
  unique (id, number)
);
create index attachment_by_number on attachment (number, added_at);
create index attachment_by_hash on attachment (sha256);
-- The same content stands once in an initiative, however often and from wherever it is sent.
create unique index attachment_once on attachment (number, sha256) where withdrawn_at is null;
-- Content in pieces, so that neither side ever holds a whole file; empty where a folder keeps it.
create table attachment_content (
  attachment uuid not null,
  number text not null,
  position integer not null check (position >= 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (attachment, position),
  foreign key (attachment, number) references attachment (id, number)
);
-- Documents are compressed in themselves already.
alter table attachment_content alter column bytes set storage external;

create function attachment_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'attachments are never deleted and their content never changes';
end $$;
create trigger attachment_is_kept before delete or truncate on attachment
  for each statement execute function attachment_is_kept();
create trigger attachment_content_is_kept before update or delete or truncate on attachment_content
  for each statement execute function attachment_is_kept();

create function attachment_is_withdrawn_once() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or new.withdrawn_at is null
    or (to_jsonb(new) - array['withdrawn_by', 'withdrawn_by_name', 'withdrawn_at', 'withdrawn_reason'])
      is distinct from
      (to_jsonb(old) - array['withdrawn_by', 'withdrawn_by_name', 'withdrawn_at', 'withdrawn_reason'])
  then
    raise exception 'an attachment can only be withdrawn, and that once';
  end if;
  return new;
end $$;
create trigger attachment_is_withdrawn_once before update on attachment
  for each row execute function attachment_is_withdrawn_once();

-- At the end of its transaction a row has exactly the bytes it says; none can be added later.
create function attachment_is_whole() returns trigger language plpgsql as $$
declare
  asked uuid;
  said bigint;
  kept bigint;
begin
  if tg_table_name = 'attachment' then asked := new.id; else asked := new.attachment; end if;
  select case a.place when 'DATABASE' then a.bytes else 0 end into said
    from attachment a where a.id = asked;
  select coalesce(sum(octet_length(c.bytes)), 0) into kept
    from attachment_content c where c.attachment = asked;
  if said is distinct from kept then
    raise exception 'attachment % says % bytes and has %', asked, said, kept;
  end if;
  return null;
end $$;
create constraint trigger attachment_is_whole after insert on attachment
  deferrable initially deferred for each row execute function attachment_is_whole();
create constraint trigger attachment_content_is_whole after insert on attachment_content
  deferrable initially deferred for each row execute function attachment_is_whole();

-- The application could not delete either, if the triggers were ever off.
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute 'revoke delete, truncate on attachment, attachment_content from "${app}"';
    execute 'revoke update on attachment_content from "${app}"';
  end if;
end $$;
