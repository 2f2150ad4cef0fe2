-- From now on an entry's hash is taken over digests of what it says of people, not over the words:
-- who acted, from which address, the details, what was so before and what is so after can each be
-- taken out later, and chain, head and seal are verified as before. Entries of before keep their
-- form (1) and their hash.
--
-- Each digest has a salt of its own. What is taken out is taken out with its salt: who has only the
-- digest left cannot find out by trying what was there, however few answers there could have been.
-- A part that was empty has neither; one that was taken out is empty and has its digest left.
alter table audit_entry
  add column form smallint not null default 1,
  add column who_salt bytea,
  add column who_digest bytea,
  add column address_salt bytea,
  add column address_digest bytea,
  add column detail_salt bytea,
  add column detail_digest bytea,
  add column before_salt bytea,
  add column before_digest bytea,
  add column after_salt bytea,
  add column after_digest bytea;

-- 256 random bits. A UUID has 122 of them, so three are taken together.
create function audit_salt() returns bytea language sql volatile as
$$ select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
    || uuid_send(gen_random_uuid())) $$;
-- Of a part that said something; none without.
create function audit_digest(part text, salt bytea, said text) returns bytea
language sql immutable strict as
$$ select sha256(convert_to(audit_part('compact-audit-part-2') || audit_part(part)
    || audit_part(encode(salt, 'hex')) || audit_part(said), 'UTF8')) $$;
-- Of an entry of form 2, with the digests it has.
create function audit_hash(entry audit_entry) returns bytea language sql immutable as
$$ select sha256(convert_to(
    audit_part('compact-audit-2') || audit_part(entry.chain) || audit_part(entry.position::text)
    || audit_part(audit_micros(entry.at)) || audit_part(entry.kind) || audit_part(entry.outcome)
    || audit_part(entry.role) || audit_part(entry.country) || audit_part(entry.number)
    || audit_part(entry.door) || audit_part(entry.request_id::text)
    || audit_part(encode(entry.who_digest, 'hex')) || audit_part(encode(entry.address_digest, 'hex'))
    || audit_part(encode(entry.detail_digest, 'hex'))
    || audit_part(encode(entry.before_digest, 'hex'))
    || audit_part(encode(entry.after_digest, 'hex'))
    || audit_part(encode(entry.previous_hash, 'hex')), 'UTF8')) $$;

create or replace function audit_chain() returns trigger language plpgsql security definer
set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  head audit_head;
begin
  -- Before the head is held, so that nobody waits for it. Whatever a writer put there is replaced.
  new.form := 2;
  new.who_salt := case when num_nonnulls(new.user_id, new.person) > 0 then audit_salt() end;
  new.who_digest := audit_digest(
    'who', new.who_salt, audit_part(new.user_id) || audit_part(new.person));
  new.address_salt := case when new.from_address is not null then audit_salt() end;
  new.address_digest := audit_digest('address', new.address_salt, new.from_address);
  new.detail_salt := case when cardinality(new.detail) > 0 then audit_salt() end;
  new.detail_digest := audit_digest('detail', new.detail_salt, new.detail::text);
  new.before_salt := case when new.before is not null then audit_salt() end;
  new.before_digest := audit_digest('before', new.before_salt, new.before::text);
  new.after_salt := case when new.after is not null then audit_salt() end;
  new.after_digest := audit_digest('after', new.after_salt, new.after::text);

  select * into head from audit_head h where h.chain = new.chain for update;
  if not found then
    insert into audit_head values (new.chain, 0, '') on conflict do nothing;
    select * into head from audit_head h where h.chain = new.chain for update;
  end if;
  new.position := head.position + 1;
  new.previous_hash := head.hash;
  new.hash := audit_hash(new);
  update audit_head set position = new.position, hash = new.hash where chain = new.chain;
  return new;
end $$;

-- Of how many entries something was taken out, as a verification found it.
alter table audit_verification add column withheld bigint not null default 0;
