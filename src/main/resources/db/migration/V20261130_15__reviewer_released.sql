-- A reviewer who declared a conflict, could not review, kept silent or was replaced: that they were
-- asked stays, and what came of it. Who was released has not reviewed.
alter table independent_review
  add column released_at timestamptz,
  add column release text check (release in ('conflict', 'cannot', 'overdue', 'replaced')),
  add column released_by text,
  add column release_reason text,
  add constraint independent_review_released check (
    (released_at is null) = (release is null) and (released_at is null or reviewed_at is null)
    and (release is null or release = 'overdue' or (released_by is not null and release_reason is not null)));
insert into deadline (name, days) values ('UserTask_ReviewIndependently', 30) on conflict do nothing;
