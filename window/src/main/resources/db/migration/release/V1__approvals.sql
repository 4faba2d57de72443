-- Approvals of decisions: who agreed to what, with the signed act as evidence. An approval never
-- changes and is never taken back; a decision that changed has another digest.
create table release.approval (
  request_id uuid not null,
  subject integer not null check (subject > 0),
  decision_digest text not null check (decision_digest ~ '^[0-9a-f]{64}$'),
  officer text not null,
  agency text not null,
  role text not null,
  declined text[] not null,
  ground text check ((ground is null) = (declined = '{}')),
  key_id text not null,
  act bytea not null,
  given_at timestamptz not null,
  primary key (request_id, subject, decision_digest, officer)
);

alter table release.approval enable row level security;
alter table release.approval force row level security;
-- Counting approvals is the window's own work; no agency reads or writes them by itself.
create policy window_only on release.approval
  using (platform.owner() = '*') with check (platform.owner() = '*');
