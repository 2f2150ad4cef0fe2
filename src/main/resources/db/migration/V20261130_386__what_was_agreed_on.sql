-- At which revision of the row both sides agreed: what is changed of it while the steering group decides is
-- not overwritten.
alter table plan_change_request add column agreed_revision integer check (agreed_revision >= 0);

create or replace function plan_wish_is_decided_once() returns trigger language plpgsql as $$
declare
  moves text[] := array['version', 'state', 'decided_by', 'decided_at', 'answer', 'size', 'answered_by', 'answered_at',
    'ended_at', 'applied', 'became', 'agreed_revision'];
begin
  if tg_op = 'DELETE' then
    raise exception 'what somebody wanted in a plan stays' using errcode = 'check_violation';
  end if;
  if to_jsonb(old) - moves <> to_jsonb(new) - moves then
    raise exception 'what was wanted stays as it was wanted' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and old.state <> 'OPEN'
      and not (old.state = 'AGREED' and new.state in ('APPLIED', 'REFUSED', 'LAPSED')) then
    raise exception 'it was decided before' using errcode = 'check_violation';
  end if;
  if tg_table_name = 'plan_change_request' then
    if old.state = 'OPEN' and new.state in ('APPLIED', 'REFUSED') then
      raise exception 'nobody of the other side has agreed' using errcode = 'check_violation';
    end if;
    if new.state = 'APPLIED' and new.size = 'GROUP' and not exists (select from steering_question q
        where q.change_request = new.id and q.outcome = 'granted') then
      raise exception 'the steering group has not approved it' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
