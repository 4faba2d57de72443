-- Versions of the release policy, and which is in force when. A version is its files; it never
-- changes and is never removed, so that every decision can be explained by the version it names.
create table release.policy_version (
  number bigint generated always as identity,
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  id text not null check (length(id) <= 128),
  version text not null check (length(version) <= 128),
  rules integer not null check (rules > 0),
  files bytea not null check (length(files) <= 33554432),
  added_at timestamptz not null
);

-- Signed proposals; open until a second officer activates or the time is over.
create table release.policy_proposal (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  action text not null check (action in ('propose', 'rollback')),
  policy text not null references release.policy_version (digest),
  -- Null: as soon as it is activated.
  effective_from timestamptz,
  agency text not null,
  officer text not null,
  accreditation text not null,
  signer text not null,
  document text not null check (length(document) <= 2097152),
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index policy_proposal_open on release.policy_proposal (proposed_at) where closed_at is null;

-- Of the activations whose time has come the one made last is in force. What opens the commitment
-- of each one's leaf is kept with it.
create table release.policy_activation (
  number bigint generated always as identity primary key,
  policy text not null references release.policy_version (digest),
  action text not null check (action in ('found', 'propose', 'rollback')),
  effective_from timestamptz not null,
  activated_at timestamptz not null,
  ticket bigint not null,
  document bytea not null check (length(document) <= 8388608),
  salt bytea not null check (length(salt) = 32)
);

-- Rises with every change; windows compare it with what they hold in memory. Locking it makes
-- changes wait for one another.
create table release.policy_state (
  single boolean primary key default true check (single),
  number bigint not null
);
insert into release.policy_state (number) values (0);

-- Whoever a transaction is for may look up what is in force; only the window itself changes it.
-- There is no policy to change or delete a version or an activation, so neither ever is.
alter table release.policy_version enable row level security;
alter table release.policy_version force row level security;
create policy look_up on release.policy_version for select using (true);
create policy add on release.policy_version for insert with check (platform.owner() = '*');

alter table release.policy_activation enable row level security;
alter table release.policy_activation force row level security;
create policy look_up on release.policy_activation for select using (true);
create policy add on release.policy_activation for insert with check (platform.owner() = '*');

alter table release.policy_state enable row level security;
create policy look_up on release.policy_state for select using (true);
create policy change on release.policy_state for update
  using (platform.owner() = '*') with check (platform.owner() = '*');

alter table release.policy_proposal enable row level security;
alter table release.policy_proposal force row level security;
create policy look_up on release.policy_proposal for select using (platform.owner() = '*');
create policy add on release.policy_proposal for insert with check (platform.owner() = '*');
create policy change on release.policy_proposal for update
  using (platform.owner() = '*') with check (platform.owner() = '*');
