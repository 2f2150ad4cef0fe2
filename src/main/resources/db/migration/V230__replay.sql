-- What a draft of a table would have said of what was decided before: a run for one person, over what
-- that person may see. It proves nothing and can be made again; a new run takes the place of the one
-- before.
create table replay (
  id bigint generated always as identity primary key,
  draft bigint not null references decision_draft (id),
  decision text not null,
  -- The first and the last day that is meant, as it was asked.
  since date,
  until date,
  asked_by text not null,
  started_at timestamptz not null,
  told_at timestamptz not null,
  finished_at timestamptz,
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'STOPPED')),
  -- How many verdicts there are to try, once they are counted, and how many are tried.
  expected integer check (expected >= 0),
  tried integer not null default 0 check (tried >= 0),
  check (since is null or until is null or since <= until),
  check ((state = 'DONE') = (finished_at is not null))
);
-- Asked for twice, it runs once.
create unique index replay_runs_once on replay (draft, asked_by) where state = 'RUNNING';
create index replay_of_draft on replay (draft, asked_by, id desc);
-- Whose it is: two people may see different initiatives.
call guard_rows('replay', $$ 'user:' || asked_by = any (row_audiences()) $$);

-- What became of one verdict.
create table replayed (
  replay bigint not null references replay (id) on delete cascade,
  verdict bigint not null references verdict (id),
  number text not null references initiative (number),
  step text not null,
  decided_at timestamptz not null,
  change text not null
    check (change in ('PASS_TO_FAIL', 'FAIL_TO_PASS', 'OTHER_OUTCOME', 'DETAIL', 'SAME', 'UNANSWERED')),
  outcome_before text not null,
  outcome_after text not null,
  score_before integer,
  score_after integer,
  gates_before integer,
  gates_after integer,
  -- The criteria whose finding is another, and the rows of the draft that made the difference.
  criteria text[] not null default '{}',
  rules text[] not null default '{}',
  primary key (replay, verdict)
);
create index replayed_by_change on replayed (replay, change, verdict desc);
-- Seen by whoever ran it, as long as the initiative is open to them.
call guard_rows('replayed', $$ exists (select from replay r where r.id = replayed.replay offset 0)
  and exists (select from initiative_audience a where a.number = replayed.number offset 0) $$);
