-- Connected accounts and the journal of everything that ever arrived.
create table channels (
  id int generated always as identity primary key,
  network text not null,
  name text not null,
  -- The account's own id on its network; our webhook address carries our id, so a forged one cannot cross accounts.
  external_id text not null,
  agency_id int references agencies (id) on delete restrict,
  settings jsonb not null default '{}',
  -- Encrypted with the data key (AES-256-GCM); an empty secret never overwrites a good one.
  secrets bytea,
  state text not null default 'connected' check (state in ('connected', 'needs_reauth', 'paused', 'ended')),
  state_reason text,
  -- Comments written before this instant are history without a clock.
  connected_at timestamptz not null default now(),
  cursor text,
  polled_at timestamptz,
  poll_failures int not null default 0,
  last_event_at timestamptz,
  unique (network, external_id)
);

-- Refused webhooks are counted, never stored as cases.
create table channel_refusals (
  channel_id int references channels (id) on delete cascade,
  reason text not null,
  day date not null,
  count bigint not null default 0,
  primary key (channel_id, reason, day)
);

-- The journal and its own queue (DESIGN, rule 1): a row is committed before the network gets its 200.
create table raw_events (
  id bigint generated always as identity,
  channel_id int not null references channels (id) on delete restrict,
  received_at timestamptz not null default now(),
  source text not null check (source in ('webhook', 'poll', 'form', 'counter', 'email', 'api')),
  body bytea not null,
  -- Set where we promised a code before the report existed (forms): the tracking page can say "received".
  reserved_code text,
  state text not null default 'new' check (state in ('new', 'done', 'dead')),
  tries int not null default 0,
  not_before timestamptz,
  error text,
  primary key (id, received_at)
) partition by range (received_at);
create table raw_events_default partition of raw_events default;
create index raw_events_new_idx on raw_events (id) where state = 'new'; -- the queue
create index raw_events_dead_idx on raw_events (id) where state = 'dead'; -- the dead-letter page
create index raw_events_reserved_code_idx on raw_events (reserved_code) where reserved_code is not null; -- tracking page before ingest

-- One row per thing the network ever told us, so that a second delivery changes nothing. Unpartitioned on purpose:
-- a unique key of a partitioned table would need the partition column (corrections, 1).
create table message_keys (
  channel_id int not null references channels (id) on delete restrict,
  external_id text not null,
  message_id bigint not null,
  message_at timestamptz not null,
  primary key (channel_id, external_id)
);

-- Photos and files, re-encoded without EXIF for everybody to see; of the original only what is proof remains.
create table media (
  id bigint generated always as identity primary key,
  mime text not null,
  bytes bytea not null,
  width int,
  height int,
  original_sha256 bytea not null,
  taken_at timestamptz,
  latitude double precision,
  longitude double precision,
  created_at timestamptz not null default now()
);
alter table media alter column bytes set storage external; -- already compressed
