-- Who acts on an initiative acts beside others; who stops or suspends it acts alone. Both take the
-- initiative's turn first of all, before any row, and keep it until their transaction ends: so it
-- holds behind a pooler as well. Whoever waits for it waits some seconds and not for ever (55P03).
create function initiative_key(number text) returns bigint language sql immutable parallel safe as $$
  select hashtextextended('initiative ' || number, 0)
$$;
create function act_beside(number text) returns void language plpgsql set lock_timeout = '5s' as $$
begin
  perform pg_advisory_xact_lock_shared(initiative_key(number));
end $$;
create function act_alone(number text) returns void language plpgsql set lock_timeout = '5s' as $$
begin
  perform pg_advisory_xact_lock(initiative_key(number));
end $$;

-- What goes on by itself, and what a worker does, beside others: by the id of the engine's row. Of
-- a row that has gone there is nothing to wait for.
create function act_beside_job(job text) returns void language plpgsql as $$
declare
  number text;
begin
  select e.business_key_ into number from act_ru_job j
    join act_ru_execution e on e.id_ = j.process_instance_id_ where j.id_ = job;
  if number is not null then
    perform act_beside(number);
  end if;
end $$;
create function act_beside_payment(payment text) returns void language plpgsql as $$
declare
  number text;
begin
  select e.business_key_ into number from act_ru_ext_task x
    join act_ru_execution e on e.id_ = x.proc_inst_id_ where x.id_ = payment;
  if number is not null then
    perform act_beside(number);
  end if;
end $$;

-- A task that somebody acts on: the turn first, then the row as it is by then; nothing when the
-- task has gone meanwhile. In one statement, because it is asked with each decision.
create function task_to_act_on(asked text) returns setof work_item language plpgsql
set lock_timeout = '5s' as $$
declare
  number text;
begin
  select w.number into number from work_item w where w.task_id = asked limit 1;
  if number is not null then
    perform act_beside(number);
    return query
      select w.* from work_item w where w.task_id = asked order by w.audience limit 1 for update;
  end if;
end $$;
