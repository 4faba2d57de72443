-- One row a request: where it stands and when it is due. Nothing here tells who is asked about; that
-- is in exchange.content, sealed with the request's own key.
create table exchange.request (
  id uuid primary key,
  reference text not null unique check (length(reference) <= 32),
  agency text not null,
  jti text not null check (length(jti) <= 128),
  idempotency_key text check (length(idempotency_key) <= 255),
  -- Of the signed document, which nobody but the signer could have guessed.
  document_digest bytea not null check (length(document_digest) = 32),
  signer text not null,
  clearance text not null,
  roles text[] not null,
  kind text not null,
  urgency text not null,
  purpose text not null,
  categories text[] not null,
  territory text not null,
  language text not null,
  subject_types text[] not null,
  -- The whole request's state as it follows from the subjects' stages.
  state text not null,
  stages text[] not null check (cardinality(stages) between 1 and 100),
  open boolean not null,
  version bigint not null check (version > 0),
  -- Changes the requester may notice; the other number would tell of steps that are not theirs.
  seen bigint not null check (seen > 0),
  received_at timestamptz not null,
  due timestamptz not null,
  paused_since timestamptz,
  pauses timestamptz[] not null default '{}' check (cardinality(pauses) <= 200),
  alarms integer not null default 0,
  key_id uuid not null,
  pseudonym text not null,
  filed_ticket bigint not null,
  last_ticket bigint not null,
  unique (agency, jti)
) with (fillfactor = 50);

create unique index request_idempotency_key on exchange.request (agency, idempotency_key)
  where idempotency_key is not null;
create index request_of_agency on exchange.request (agency, id desc);

-- What must not be read without the request's key: the filed document, decisions, answers, texts.
create table exchange.content (
  request_id uuid not null,
  subject integer not null check (subject >= 0),
  part text not null,
  agency text not null,
  sealed bytea not null check (length(sealed) <= 16777216),
  primary key (request_id, subject, part)
);

-- Every transition, in order; its number is the request's version after it.
create table exchange.timeline (
  request_id uuid not null,
  number bigint not null,
  agency text not null,
  at timestamptz not null,
  event text not null,
  subject integer,
  detail jsonb not null,
  ticket bigint not null,
  -- The receipt event the requester may fetch, or null for an internal step.
  receipt text,
  -- What opens the leaf's commitment, sealed.
  opening bytea,
  primary key (request_id, number)
);

-- What is to be done next. Several windows take rows here; one that dies leaves its rows to others.
create table exchange.work (
  id uuid primary key,
  request_id uuid not null,
  agency text not null,
  subject integer not null,
  task text not null,
  ready_at timestamptz not null,
  attempts integer not null default 0
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

create index work_ready on exchange.work (ready_at);
create index work_of_request on exchange.work (request_id);

-- A subject, put to one holder.
create table exchange.inquiry (
  id uuid primary key,
  request_id uuid not null,
  subject integer not null,
  agency text not null,
  holder text not null,
  categories text[] not null,
  state text not null check (state in ('asked', 'open', 'answered', 'nothing', 'closed')),
  answer_by timestamptz not null,
  reply bytea check (length(reply) <= 16777216),
  unique (request_id, subject, holder)
) with (fillfactor = 80);

create index inquiry_open on exchange.inquiry (holder, id) where state = 'open';

-- Acts of people already carried out, so that the same act twice is one act.
create table exchange.act (
  officer text not null,
  jti text not null check (length(jti) <= 128),
  agency text not null,
  digest bytea not null check (length(digest) = 32),
  request_id uuid not null,
  at timestamptz not null,
  primary key (officer, jti)
);

-- Filings that were denied. Their content is not kept, only that they were made and why not taken.
create table exchange.rejection (
  id uuid primary key,
  agency text not null,
  at timestamptz not null,
  document_digest bytea not null check (length(document_digest) = 32),
  codes text[] not null check (cardinality(codes) between 1 and 100),
  key_id uuid not null,
  opening bytea not null,
  ticket bigint not null
);

create index rejection_of_agency on exchange.rejection (agency, id desc);

-- Whom to tell that time is running out.
create table exchange.notification (
  id uuid primary key,
  request_id uuid not null,
  agency text not null,
  role text not null,
  event text not null,
  at timestamptz not null
);

-- Who looked at a case beyond the requester. Insert only.
create table exchange.look (
  id uuid primary key,
  request_id uuid not null,
  agency text not null,
  what text not null,
  at timestamptz not null
);

do $$
declare
  owned text;
begin
  foreach owned in array array['request', 'content', 'timeline', 'work', 'act', 'rejection']
  loop
    execute format('alter table exchange.%I enable row level security', owned);
    execute format('alter table exchange.%I force row level security', owned);
    execute format(
      'create policy own on exchange.%I'
      ' using (agency = (select platform.owner()) or (select platform.owner()) = ''*'')', owned);
  end loop;
  foreach owned in array array['notification', 'look']
  loop
    execute format('alter table exchange.%I enable row level security', owned);
    execute format('alter table exchange.%I force row level security', owned);
    execute format(
      'create policy window_only on exchange.%I using ((select platform.owner()) = ''*'')', owned);
  end loop;
end
$$;

alter table exchange.inquiry enable row level security;
alter table exchange.inquiry force row level security;
create policy holders on exchange.inquiry
  using (holder = (select platform.owner()) or (select platform.owner()) = '*');
