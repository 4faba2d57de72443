-- Tells originators that information of theirs was released. Nothing here tells of whom.
create table exchange.notice (
  id uuid primary key,
  agency text not null,
  request_id uuid not null,
  reference text not null,
  released_to text not null,
  purpose text not null,
  categories text[] not null check (cardinality(categories) between 1 and 1000),
  at timestamptz not null
);

create index notice_of_agency on exchange.notice (agency, id desc);

alter table exchange.notice enable row level security;
alter table exchange.notice force row level security;
create policy own on exchange.notice
  using (agency = (select platform.owner()) or (select platform.owner()) = '*');
