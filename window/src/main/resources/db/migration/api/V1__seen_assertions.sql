-- Client assertions that were used; a row is of no use once the assertion has expired.
create table api.seen_assertion (
  agency text not null,
  jti text not null check (length(jti) between 1 and 128),
  expires_at timestamptz not null,
  primary key (agency, jti)
);
create index seen_assertion_expiry on api.seen_assertion (agency, expires_at);

alter table api.seen_assertion enable row level security;
create policy own on api.seen_assertion
  using (agency = platform.owner())
  with check (agency = platform.owner());
