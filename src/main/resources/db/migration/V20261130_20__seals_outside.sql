-- Up to which seal an address outside has taken what was sealed. Only so that nothing is sent twice
-- and nothing is left out; what was taken is proven by whoever took it.
create table audit_seal_outside (
  receiver text primary key,
  seal bigint not null,
  at timestamptz not null
);
