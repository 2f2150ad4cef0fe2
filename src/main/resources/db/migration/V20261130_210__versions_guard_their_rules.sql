-- A version of a decision is an aggregate with its rules inside; these stand behind them. Rows of
-- before are not asked. What came with a release has no moment at which somebody published it.
alter table decision_version
  -- Counts the changes, so that of two editors at once the second does not undo the first.
  add column revision bigint not null default 0,
  add constraint version_holds_in_time check
    (published_at is null or valid_from - published_at between interval '0' and interval '1830 days') not valid,
  add constraint withdrawn_before_it_holds check
    (withdrawn_at is null or published_at is null or withdrawn_at <= valid_from) not valid;

create function version_of_a_sound_draft() returns trigger language plpgsql as $$
begin
  if new.draft is not null and not exists (select from decision_draft d
      where d.id = new.draft and d.decision = new.decision and d.problems = '[]') then
    raise exception 'a version comes from a sound draft of its decision' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger version_of_a_sound_draft before insert on decision_version
  for each row execute function version_of_a_sound_draft();
