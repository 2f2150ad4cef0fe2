-- A round belongs to the call that asked for it: a question about a running initiative is put to the
-- group while its design is, and no ballot counts for the other.
alter table ballot_round drop constraint ballot_round_purpose_check;
alter table ballot_round add constraint ballot_round_purpose_check
  check (purpose in ('noObjection', 'approval', 'appeal', 'reviewRecommendation', 'waiver', 'newerCriteria'));
-- The question, where one is put; the stages say themselves what they ask.
alter table ballot_round add column subject bigint;
alter table ballot_round add constraint ballot_round_has_its_subject
  check ((subject is not null) = (purpose in ('waiver', 'newerCriteria')));
create unique index ballot_round_one_open_of_a_call on ballot_round (call) where closed_at is null;
create unique index ballot_round_one_open_of_a_question on ballot_round (subject) where closed_at is null;
drop index ballot_round_one_open;
create unique index ballot_round_one_open on ballot_round (number)
  where closed_at is null and purpose not in ('waiver', 'newerCriteria');
