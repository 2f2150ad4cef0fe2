-- Whom a provider of identities means, by issuer and subject: a name is never compared, so no
-- account of the same name is taken over.
create table external_identity (
  issuer text not null,
  subject text not null check (length(subject) between 1 and 255),
  user_id text not null unique references person check (user_id ~ '^ext[0-9a-f]{20}$'),
  created_at timestamptz not null,
  primary key (issuer, subject)
);
