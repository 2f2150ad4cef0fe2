-- A running initiative is judged by the version it was judged by before, unless the steering group
-- said that a newer one judges it. Versions only rise: the newer of the two is asked.
create table version_choice (
  number text not null references initiative (number),
  decision text not null,
  version integer not null,
  question bigint not null unique references steering_question (id),
  chosen_at timestamptz not null,
  primary key (number, decision, version),
  foreign key (decision, version) references decision_version (decision, version)
);
