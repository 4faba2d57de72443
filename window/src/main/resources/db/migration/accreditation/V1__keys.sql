-- Public keys and whose they are. A row is never deleted, and a key is registered once, for good.
create table accreditation.registered_key (
  number bigint generated always as identity,
  kid text primary key check (length(kid) = 43),
  use text not null check (use in ('signing', 'access', 'encryption')),
  agency text not null check (length(agency) <= 64),
  jwk text not null check (length(jwk) <= 512),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until >= valid_from),
  revoked_at timestamptz,
  officer text check (length(officer) <= 64),
  roles text[] check (cardinality(roles) between 1 and 20),
  clearance text,
  accreditation text check (length(accreditation) <= 64),
  territory text,
  -- An officer's key has all that is known of the officer; an agency's has none of it.
  check (num_nulls(officer, roles, clearance, accreditation, territory) in (0, 5))
);
create index registered_key_officer on accreditation.registered_key (officer);
create index registered_key_accreditation on accreditation.registered_key (accreditation);

-- Signed proposals; open until a second officer confirms or the time is over.
create table accreditation.proposal (
  digest text primary key check (length(digest) = 64),
  party text not null,
  action text not null check (action in ('register', 'rotate', 'revoke')),
  kid text not null,
  officer text not null,
  accreditation text not null,
  signer text not null references accreditation.registered_key,
  document text not null check (length(document) <= 16384),
  proposed_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index proposal_open on accreditation.proposal (party, proposed_at) where closed_at is null;

-- What opens the commitment in the leaf of a change.
create table accreditation.change (
  ticket bigint primary key,
  kid text not null references accreditation.registered_key,
  action text not null check (action in ('found', 'register', 'rotate', 'revoke')),
  document bytea not null check (length(document) <= 65536),
  salt bytea not null check (length(salt) = 32),
  at timestamptz not null
);

-- Rises with every change; windows compare it with what they hold in memory. Locking it makes
-- changes wait for one another.
create table accreditation.version (
  single boolean primary key default true check (single),
  number bigint not null
);
insert into accreditation.version (number) values (0);

-- Whoever a transaction is for may look a key up; only the window itself changes the register or
-- reads proposals. There is no policy to delete, so nothing is deleted.
alter table accreditation.registered_key enable row level security;
create policy look_up on accreditation.registered_key for select using (true);
create policy add on accreditation.registered_key for insert
  with check (platform.owner() = '*');
create policy change on accreditation.registered_key for update
  using (platform.owner() = '*') with check (platform.owner() = '*');

alter table accreditation.version enable row level security;
create policy look_up on accreditation.version for select using (true);
create policy change on accreditation.version for update
  using (platform.owner() = '*') with check (platform.owner() = '*');

alter table accreditation.proposal enable row level security;
create policy look_up on accreditation.proposal for select using (platform.owner() = '*');
create policy add on accreditation.proposal for insert with check (platform.owner() = '*');
create policy change on accreditation.proposal for update
  using (platform.owner() = '*') with check (platform.owner() = '*');

alter table accreditation.change enable row level security;
create policy look_up on accreditation.change for select using (platform.owner() = '*');
create policy add on accreditation.change for insert with check (platform.owner() = '*');
