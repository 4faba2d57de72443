-- The logs this window witnesses: what it cosigned last of each.
create table witness.log (
  origin text primary key check (length(origin) <= 255),
  size bigint not null check (size >= 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null check (octet_length(note) <= 1000000),
  cosigned_at timestamptz not null
);

-- Proof that a log showed different trees to different people: two notes with its signature that
-- cannot both be true. Kept for ever.
create table witness.conflict (
  id bigint generated always as identity primary key,
  origin text not null check (length(origin) <= 255),
  held text not null check (octet_length(held) <= 1000000),
  offered text not null check (octet_length(offered) <= 1000000),
  seen_at timestamptz not null
);
-- A note is too long for an index; the same note twice is one conflict.
create unique index conflict_once on witness.conflict (origin, md5(offered));

create function witness.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is never altered' using errcode = 'integrity_constraint_violation';
end $$;

create function witness.only_grow() returns trigger language plpgsql as $$
begin
  if new.size < old.size or new.origin <> old.origin then
    raise exception 'a witness never goes back' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger conflict_stays before update or delete or truncate on witness.conflict
  for each statement execute function witness.refuse();
create trigger log_stays before delete or truncate on witness.log
  for each statement execute function witness.refuse();
create trigger log_grows before update on witness.log
  for each row execute function witness.only_grow();
