-- What is kept of people, for how long, what they ask of it, and who opened what was told in secret.

-- The city's own spans; a kind without a row has the default of the code. Null days: kept without end.
create table retention_rules (
  kind text primary key,
  days int check (days between 1 and 36500),
  reason text not null,
  changed_by int references staff (id) on delete set null,
  changed_at timestamptz not null
);

-- One night's work. A run that was broken off goes on with its next batch: what has been removed is no longer found.
create table retention_runs (
  id int generated always as identity primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- How many were removed, by kind.
  removed jsonb not null default '{}'
);
create unique index retention_runs_open_idx on retention_runs ((true)) where ended_at is null;

-- Set when name, handle, address and number are gone; the row stays, for conversations point to it.
alter table identities add column removed_at timestamptz;
create index identities_kept_idx on identities (first_seen_at) where removed_at is null; -- what may have served its time
create index conversations_identity_idx on conversations (identity_id); -- everything of one person

-- Set when the words are gone; code, times, agency, kind and ledger stay.
alter table reports add column words_removed_at timestamptz;
create index reports_kept_words_idx on reports (last_message_at)
  where words_removed_at is null and status in ('resolved', 'closed'); -- what may have served its time

-- A resident asks for a copy of what is kept about them, or for it to be erased (UU 27/2022).
create table data_requests (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  act text not null check (act in ('copy', 'erase')),
  -- Of an erasure: the words and the photos too, beside name and contacts.
  words boolean not null default false,
  media boolean not null default false,
  via text not null check (via in ('link', 'counter')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- At the counter: who took it, and how it was checked who asks.
  taken_by int references staff (id) on delete restrict,
  checked text,
  state text not null default 'open' check (state in ('open', 'done', 'refused')),
  decided_by int references staff (id) on delete restrict,
  decided_at timestamptz,
  -- Of a refusal: which ground of the law, and the words told to the resident.
  ground text,
  reason text,
  constraint data_requests_decided_check check ((state = 'open') = (decided_at is null)),
  constraint data_requests_counter_check check ((via = 'counter') = (taken_by is not null and checked is not null)),
  constraint data_requests_refused_check check ((state = 'refused') = (ground is not null and reason is not null))
);
create unique index data_requests_open_idx on data_requests (report_id) where state = 'open'; -- asked twice is asked once
create index data_requests_due_idx on data_requests (due_at) where state = 'open';
create index data_requests_report_idx on data_requests (report_id, id);

-- Who opened a report that was told in secret; shown to those who handle it.
create table report_openings (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  report_id bigint not null references reports (id) on delete restrict,
  staff_id int not null references staff (id) on delete restrict
);
create index report_openings_report_idx on report_openings (report_id, at);
create index report_openings_at_idx on report_openings (at);
create index identity_looks_at_idx on identity_looks (at); -- who saw whom in a span of time
