-- Whether a seal may leave the database. The hash of an entry of form 1 covers its words, so what was
-- taken out of it can be guessed from the hash, and from each that goes on from there until an entry
-- has a salt of its own. A seal over such a hash stays, and so does the next, which carries the
-- hash of that seal.
create function audit_seal_goes_outside(asked bigint) returns boolean
language sql stable security definer set search_path = "${flyway:defaultSchema}", pg_temp as
$$ select not exists (
    select from audit_sealed_head h
    join audit_withheld w
      on w.chain = h.chain and w.position <= h.position and w.rest is not null
    where h.seal in (asked - 1, asked)
      and not exists (select from audit_entry e
        where e.chain = h.chain and e.position > w.position and e.position <= h.position
          and num_nonnulls(e.who_digest, e.address_digest, e.detail_digest, e.before_digest,
            e.after_digest) > 0)) $$;
