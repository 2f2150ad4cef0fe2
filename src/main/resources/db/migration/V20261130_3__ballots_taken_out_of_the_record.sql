-- What was taken out of the record, entry by entry and part by part. Each list is told by an entry
-- of its own, "record.withheld" in the chain "system", with the hash of the list: chained and sealed
-- like every other.
create table audit_withheld (
  chain text not null,
  position bigint not null,
  part text not null check (part in ('who', 'address', 'detail', 'before', 'after')),
  list bigint not null,
  -- Of an entry of form 1, whose hash covers its words and cannot be computed any more: the hash of
  -- what is left, so that this is not changed either.
  rest bytea,
  primary key (chain, position, part)
);
create index audit_withheld_by_list on audit_withheld (list);
call guard_rows('audit_withheld', $$ exists
    (select from initiative_audience a where a.number = audit_withheld.chain offset 0)
  or array['group:secretariat', 'group:camunda-admin'] && (select row_audiences())::text[] $$);
do $$ begin
  if exists (select from pg_roles where rolname = '${app}') then
    execute format('revoke insert, update, delete, truncate on audit_withheld from %I', '${app}');
  end if;
end $$;

-- The hash of form 1, over the words.
create function audit_hash_over_words(entry audit_entry) returns bytea language sql immutable as
$$ select sha256(convert_to(
    audit_part('compact-audit-1') || audit_part(entry.chain) || audit_part(entry.position::text)
    || audit_part(audit_micros(entry.at)) || audit_part(entry.kind) || audit_part(entry.outcome)
    || audit_part(entry.user_id) || audit_part(entry.person) || audit_part(entry.role)
    || audit_part(entry.country) || audit_part(entry.number) || audit_part(entry.from_address)
    || audit_part(entry.door) || audit_part(entry.request_id::text)
    || audit_part(cardinality(entry.detail)::text)
    || coalesce((select string_agg(audit_part(d.word), '' order by d.n)
                 from unnest(entry.detail) with ordinality as d(word, n)), '')
    || audit_part(entry.before::text) || audit_part(entry.after::text)
    || audit_part(encode(entry.previous_hash, 'hex')), 'UTF8')) $$;

-- Every decision of a ballot or an objection that stands there with its answers, in either form.
insert into audit_withheld (chain, position, part, list)
select e.chain, e.position, p.part, 0
from audit_entry e
cross join lateral (values ('before', e.before), ('after', e.after)) p(part, said)
where is_secret_task(split_part(e.kind, '.', 1)) and p.said is not null
  and (e.before ? 'answers' or e.after ? 'answers');

alter table audit_entry disable trigger audit_stays;
update audit_entry e
set before = null, before_salt = null, after = null, after_salt = null
where exists (select from audit_withheld w where (w.chain, w.position) = (e.chain, e.position));
alter table audit_entry enable always trigger audit_stays;
update audit_withheld w set rest = audit_hash_over_words(e)
from audit_entry e where (e.chain, e.position) = (w.chain, w.position) and e.form = 1;

with told as (
  insert into audit_entry (chain, at, kind, outcome, detail)
  select 'system', clock_timestamp(), 'record.withheld', 'done', array[
    'ballots',
    count(distinct (chain, position))::text,
    encode(sha256(convert_to(audit_part('compact-withheld-1') || string_agg(
      audit_part(chain) || audit_part(position::text) || audit_part(part)
      || audit_part(encode(rest, 'hex')),
      '' order by chain collate "C", position, part collate "C"), 'UTF8')), 'hex')]
  from audit_withheld having count(*) > 0
  returning position
)
update audit_withheld set list = (select position from told);

create trigger audit_stays before update or delete or truncate on audit_withheld
  for each statement execute function audit_stays();
alter table audit_withheld enable always trigger audit_stays;
