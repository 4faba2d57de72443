-- Originators asked whether a record of theirs may be passed on. What the record is is sealed with
-- the request's key; nothing here tells of whom it speaks.
create table exchange.consent (
  id uuid primary key,
  request_id uuid not null,
  subject integer not null check (subject > 0),
  -- The originator, who sees it and answers.
  agency text not null,
  inquiry uuid not null,
  -- The record's place in the inquiry's reply, from 0.
  record integer not null check (record >= 0),
  sealed bytea not null check (length(sealed) <= 1048576),
  state text not null check (state in ('asked', 'granted', 'refused', 'silent')),
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  officer text,
  act bytea check (length(act) <= 1048576),
  unique (request_id, subject, inquiry, record)
);

create index consent_open on exchange.consent (agency, id) where state = 'asked';

alter table exchange.consent enable row level security;
alter table exchange.consent force row level security;
create policy originators on exchange.consent
  using (agency = (select platform.owner()) or (select platform.owner()) = '*');
