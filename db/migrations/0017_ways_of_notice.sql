-- How each member of staff is told of a notice: letters gathered twice a working day, push to their browsers, a chat with the city's bot.
create table notice_ways (
  staff_id integer primary key references staff (id) on delete cascade,
  email boolean not null default true,
  -- Minutes of the city's day; both or neither. Until may lie before from: over midnight.
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  set_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);

-- The key pair by which push services know us; made once, the private half sealed.
create table push_keys (
  id smallint primary key default 1 check (id = 1),
  public_key text not null,
  secrets bytea not null,
  made_at timestamptz not null default now()
);

create table push_subscriptions (
  id integer primary key generated always as identity,
  staff_id integer not null references staff (id) on delete cascade,
  -- Whoever logs out, or is logged out, is not told on that browser any more.
  session_id text not null references session (id) on delete cascade,
  endpoint text not null unique,
  p256dh bytea not null,
  auth bytea not null,
  device text not null,
  made_at timestamptz not null default now()
);
create index push_subscriptions_staff_idx on push_subscriptions (staff_id);
create index push_subscriptions_session_idx on push_subscriptions (session_id);

create table staff_chats (
  id integer primary key generated always as identity,
  staff_id integer not null unique references staff (id) on delete cascade,
  channel_id integer not null references channels (id) on delete cascade,
  conversation text not null,
  reply_to jsonb not null,
  linked_at timestamptz not null default now(),
  unique (channel_id, conversation)
);

create table staff_chat_codes (
  staff_id integer primary key references staff (id) on delete cascade,
  code_hash bytea not null unique,
  expires_at timestamptz not null
);

-- One row for each notice, way and place: never told twice, and what is unclear is not repeated.
create table notice_deliveries (
  id bigint primary key generated always as identity,
  once_key text not null unique,
  notice_id bigint not null references notices (id) on delete cascade,
  staff_id integer not null references staff (id) on delete cascade,
  way text not null check (way in ('email', 'push', 'telegram')),
  -- The browser or chat; none for a letter. No foreign key: what is gone is skipped, the row stays.
  target_id integer,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'skipped')),
  reason text,
  tries smallint not null default 0,
  not_before timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index notice_deliveries_queue_idx on notice_deliveries (not_before) where state = 'queued';
create index notice_deliveries_sending_idx on notice_deliveries (started_at) where state = 'sending';
create index notice_deliveries_notice_idx on notice_deliveries (notice_id);
create index notice_deliveries_staff_idx on notice_deliveries (staff_id);

alter table notices add column planned_at timestamptz;
-- What was told on the page before this release is not announced again.
update notices set planned_at = now();
create index notices_unplanned_idx on notices (id) where planned_at is null;
