-- Verifications that were asked for on the page: how far one is, and what came of it. They prove
-- nothing themselves; the record is proven by verifying it again.
create table audit_verification (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  started_by text not null,
  told_at timestamptz not null,
  finished_at timestamptz,
  entries bigint not null default 0,
  expected bigint not null,
  chains bigint,
  seals bigint,
  fault text,
  chain text,
  position bigint,
  seal bigint
);
