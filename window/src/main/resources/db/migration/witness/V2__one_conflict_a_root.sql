-- One conflict is one root a log signed for one size. The index on the whole note took each line that
-- strangers put under it for another conflict.
alter table witness.conflict
  add column size bigint check (size >= 0),
  add column root bytea check (octet_length(root) = 32);

-- Evidence is never altered, but says now what it is about. Rows that repeat another stay as they are,
-- without a size.
alter table witness.conflict disable trigger conflict_stays;
update witness.conflict as c
set size = split_part(c.offered, E'\n', 2)::bigint,
    root = decode(split_part(c.offered, E'\n', 3), 'base64')
where not exists (
  select 1 from witness.conflict as earlier
  where earlier.id < c.id and earlier.origin = c.origin
    and split_part(earlier.offered, E'\n', 2) = split_part(c.offered, E'\n', 2)
    and split_part(earlier.offered, E'\n', 3) = split_part(c.offered, E'\n', 3));
alter table witness.conflict enable trigger conflict_stays;

alter table witness.conflict
  add constraint conflict_says_of_what check (size is not null and root is not null) not valid;
drop index witness.conflict_once;
create unique index conflict_once on witness.conflict (origin, size, root);
