-- The newest checkpoint a witness has cosigned: no row before the first.
create table notary.cosigned (
  sole boolean primary key default true check (sole),
  size bigint not null check (size >= 0),
  note text not null check (octet_length(note) <= 16384),
  cosigned_at timestamptz not null
);

-- When witnesses saw the log at which size, one row a minute at most: what lateness is judged by.
create table notary.witnessed (
  number bigint primary key check (number >= 0),
  note text not null check (octet_length(note) <= 16384),
  cosigned_at timestamptz not null
);

create trigger cosigned_stays before delete or truncate on notary.cosigned
  for each statement execute function notary.refuse();
create trigger cosigned_grows before update on notary.cosigned
  for each row execute function notary.only_grow();
create trigger witnessed_stays before update or delete or truncate on notary.witnessed
  for each statement execute function notary.refuse();
