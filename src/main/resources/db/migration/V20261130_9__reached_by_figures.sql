-- Where a target is a figure, whether it is reached is computed; a claim against the figures has a
-- reason, one without figures has evidence, and either counts when both sides judge it so.
create function target_reached(baseline numeric, target numeric, value numeric)
returns boolean language sql immutable as $$
  -- From a baseline above its target one comes down to it; without a baseline more is better.
  select case when baseline > target then value <= target else value >= target end
$$;
create table target_judgement (
  number text not null,
  examination integer not null,
  target integer not null,
  baseline numeric(19, 4),
  goal numeric(19, 4) not null,
  value numeric(19, 4),
  -- What the figures say; null without a value.
  by_figures boolean,
  claimed boolean not null,
  reason text check (reason <> ''),
  evidence text check (evidence <> ''),
  primary key (number, examination, target),
  foreign key (number, examination) references exit_examination (number, position),
  constraint figures_are_computed
    check (by_figures is not distinct from target_reached(baseline, goal, value)),
  constraint a_claim_against_the_figures_has_a_reason
    check (by_figures is null or claimed = by_figures or reason is not null),
  constraint what_no_figure_shows_has_evidence
    check (coalesce(by_figures, false) or not claimed or evidence is not null)
);
-- What the partner said of what no figure shows; without a row it said nothing, which is no agreement.
create table joint_judgement (
  number text not null,
  examination integer not null,
  agreed boolean not null,
  reason text check (reason <> ''),
  judged_by text not null references person,
  judged_at timestamptz not null,
  primary key (number, examination),
  foreign key (number, examination) references exit_examination (number, position),
  check (agreed or reason is not null)
);
create function judgement_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was judged stays as it was' using errcode = 'restrict_violation';
end $$;
create trigger judgement_stays before update or delete on target_judgement
  for each row execute function judgement_stays();
create trigger judgement_stays before update or delete on joint_judgement
  for each row execute function judgement_stays();
insert into deadline (name, days) values ('UserTask_JudgeTogether', 21) on conflict do nothing;
