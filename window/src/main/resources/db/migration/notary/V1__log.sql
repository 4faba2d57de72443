-- Leaves that wait for their place. The identity is the ticket: it orders what waits and means
-- nothing else, so a rolled-back step leaves a gap here and none in the log.
create table notary.pending (
  ticket bigint generated always as identity primary key,
  body bytea not null check (octet_length(body) between 1 and 4096),
  time_at integer not null,
  previous_at integer not null,
  previous bigint,
  check ((previous_at < 0) = (previous is null))
);
-- A queue dies and grows all the time; what is dead must not stand before what waits.
alter table notary.pending set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_threshold = -1
);
alter table notary.pending alter column body set storage external;

create table notary.leaf (
  index bigint primary key check (index >= 0),
  ticket bigint not null unique,
  body bytea not null,
  hash bytea not null check (octet_length(hash) = 32)
);
alter table notary.leaf alter column body set storage external;

-- Full tiles of level 0; of the levels above also the one that still grows, every 256 leaves by one
-- hash. The growing tile of level 0 is the hashes of the last leaves.
create table notary.tile (
  level smallint not null check (level between 0 and 7),
  index bigint not null check (index >= 0),
  hashes bytea not null
    check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, index),
  check (level > 0 or octet_length(hashes) = 8192)
);
alter table notary.tile alter column hashes set storage external;

-- The durable tree: one row.
create table notary.tree (
  sole boolean primary key default true check (sole),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  leaf_time timestamptz not null
);
insert into notary.tree (size, root, leaf_time)
values (0, sha256(''), '1970-01-01T00:00:00Z');

-- What is published of it: no row before the first signature, one ever after.
create table notary.checkpoint (
  sole boolean primary key default true check (sole),
  size bigint not null check (size >= 0),
  note text not null check (octet_length(note) <= 16384),
  published_at timestamptz not null
);

-- Evidence is added to, never altered: not by a mistake in the window either.
create function notary.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the log is never altered' using errcode = 'integrity_constraint_violation';
end $$;

create function notary.only_grow() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'tile' then
    if (new.level, new.index) <> (old.level, old.index)
        or octet_length(new.hashes) < octet_length(old.hashes)
        or substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes then
      raise exception 'a tile only grows' using errcode = 'integrity_constraint_violation';
    end if;
  elsif new.size < old.size then
    raise exception 'the log only grows' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger leaf_stays before update or delete on notary.leaf
  for each statement execute function notary.refuse();
create trigger leaf_stays_whole before truncate on notary.leaf
  for each statement execute function notary.refuse();
create trigger tile_stays before delete or truncate on notary.tile
  for each statement execute function notary.refuse();
create trigger tile_grows before update on notary.tile
  for each row execute function notary.only_grow();
create trigger tree_stays before delete or truncate on notary.tree
  for each statement execute function notary.refuse();
create trigger tree_grows before update on notary.tree
  for each row execute function notary.only_grow();
create trigger checkpoint_stays before delete or truncate on notary.checkpoint
  for each statement execute function notary.refuse();
create trigger checkpoint_grows before update on notary.checkpoint
  for each row execute function notary.only_grow();
