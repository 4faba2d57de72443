-- Keys wrapped by the master key, which is not in any database. A destroyed key keeps its row, so
-- that "destroyed" can be told from "never existed".
create table data_key (
  id uuid primary key,
  wrapped bytea,
  made_at timestamptz not null,
  -- Written late, with the next batch: a key may be in use before this says so.
  taken boolean not null default false,
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);

create index data_key_not_taken on data_key (made_at) where not taken and destroyed_at is null;
