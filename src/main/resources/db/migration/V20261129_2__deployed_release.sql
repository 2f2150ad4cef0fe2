-- Which release brought which models: each deployment of processes and forms, with the release that
-- made it or found it unchanged. What was deployed before has no row: it is of release 0.1.0.
create table deployed_release (
  version text not null,
  deployment_id text not null,
  -- SHA-256 over names and contents of all its models.
  digest text not null,
  deployed_at timestamptz not null,
  primary key (version, deployment_id)
);
create index deployed_release_by_deployment on deployed_release (deployment_id);
