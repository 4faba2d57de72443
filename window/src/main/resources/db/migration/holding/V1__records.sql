-- What holders hold. No row tells a name: records are sealed with their import's own data key, and
-- what they are found by are keyed hashes under a secret of the holder's own.

-- The secret of the holder's index, sealed. It stays the same from import to import, so that two of
-- them can be compared.
create table holding.index_key (
  holder text primary key,
  key_id uuid not null,
  sealed bytea not null check (length(sealed) <= 256)
);

-- Every import there was; its rows are there only while it is staging or current. Counts and salt
-- stay, since they open the commitment in the ledger.
create table holding.import (
  id uuid primary key,
  holder text not null,
  source text not null check (length(source) <= 64),
  state text not null check (state in ('staging', 'current', 'replaced', 'deleted', 'abandoned')),
  key_id uuid not null,
  key_destroyed boolean not null default false,
  started_at timestamptz not null,
  finished_at timestamptz,
  records bigint not null default 0,
  added bigint not null default 0,
  removed bigint not null default 0,
  changed bigint not null default 0,
  unchanged bigint not null default 0,
  skipped bigint not null default 0,
  digest bytea check (length(digest) = 32),
  salt bytea check (length(salt) = 32),
  ticket bigint
);

create unique index import_current on holding.import (holder, source) where state = 'current';
create index import_to_clean on holding.import (holder) where not key_destroyed and state <> 'current';

create table holding.record (
  import_id uuid not null,
  -- The line it came from.
  number bigint not null check (number > 0),
  holder text not null,
  -- Keyed hashes of the record's id and of its content.
  id_hash bytea not null check (length(id_hash) = 16),
  content_hash bytea not null check (length(content_hash) = 16),
  sealed bytea not null check (length(sealed) <= 1048576),
  primary key (import_id, number),
  unique (import_id, id_hash)
);

-- What a record is found by: two words of one name, or an identifier, as a keyed hash.
create table holding.term (
  import_id uuid not null,
  term bytea not null check (length(term) = 16),
  number bigint not null,
  holder text not null,
  primary key (import_id, term, number)
);

-- Deletions of a source, with what opens their leaf.
create table holding.deletion (
  import_id uuid primary key,
  holder text not null,
  at timestamptz not null,
  salt bytea not null check (length(salt) = 32),
  ticket bigint not null
);

do $$
declare
  owned text;
begin
  foreach owned in array array['index_key', 'import', 'record', 'term', 'deletion']
  loop
    execute format('alter table holding.%I enable row level security', owned);
    execute format('alter table holding.%I force row level security', owned);
    execute format(
      'create policy own on holding.%I'
      ' using (holder = (select platform.owner()) or (select platform.owner()) = ''*'')', owned);
  end loop;
end
$$;
