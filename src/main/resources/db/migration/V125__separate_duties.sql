-- Which milestone, provider or member a decision was about: duties are separate for each.
alter table task_decision add column local_key text;
-- Whatever wrote the rows: nobody signs for two parties, and nobody appoints themselves.
create unique index signature_of_different_people on signature (agreement, given_by);
alter table independent_review add check (reviewer <> appointed_by);
