-- Conversations, reports, their ledger and clocks, and the answers on their way out.

-- Who somebody is, apart from what they said. Reading it needs a permission and leaves a row in identity_looks.
create table identities (
  id bigint generated always as identity primary key,
  channel_id int not null references channels (id) on delete restrict,
  external_id text not null,
  handle text,
  name text,
  email text,
  phone text,
  first_seen_at timestamptz not null default now(),
  unique (channel_id, external_id)
);

create table conversations (
  id bigint generated always as identity primary key,
  channel_id int not null references channels (id) on delete restrict,
  external_id text not null,
  identity_id bigint not null references identities (id) on delete restrict,
  visibility text not null check (visibility in ('public', 'private')),
  reply_to jsonb not null,
  permalink text,
  subject text,
  first_inbound_at timestamptz not null,
  last_inbound_at timestamptz not null,
  -- The report that the newest message belongs to; a new matter in an old conversation replaces it.
  report_id bigint,
  unique (channel_id, external_id)
);
create index conversations_report_id_idx on conversations (report_id); -- "every conversation of this report"

create table reports (
  id bigint generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('complaint', 'question', 'suggestion', 'praise', 'information', 'chatter', 'spam')),
  status text not null default 'open' check (status in ('open', 'waiting', 'resolved', 'closed')),
  urgency text not null check (urgency in ('emergency', 'high', 'medium', 'low')),
  topic_id int references topics (id) on delete restrict,
  agency_id int references agencies (id) on delete restrict, -- null: with the coordinator
  outside_owner text,
  channel_id int not null references channels (id) on delete restrict,
  title text not null,
  kelurahan_code text references areas (code) on delete restrict,
  kecamatan_code text references areas (code) on delete restrict,
  road text,
  place_text text,
  latitude double precision,
  longitude double precision,
  -- 'open': as any other report. 'anonymous': the desk never learns who. 'secret': only the handling agency and the coordinator see it at all.
  privacy text not null default 'open' check (privacy in ('open', 'anonymous', 'secret')),
  triage jsonb not null,
  clocks jsonb not null,
  -- Earliest unmet due time over all clocks, kept for the list and for alarms; null when nothing runs.
  next_due_at timestamptz,
  -- When a warning, an escalation or the end of a pause may be due next; null when nothing is to come.
  next_check_at timestamptz,
  -- Keys of the warnings and escalations already told, so that each is told once.
  escalations jsonb not null default '[]',
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  first_answered_at timestamptz,
  resolved_at timestamptz,
  closed_as text check (closed_as in ('no_answer_needed', 'outside')),
  rating smallint check (rating between 1 and 5),
  rating_comment text,
  -- Nobody can delete a report, only hide it with a reason on record (rule 10).
  hidden_at timestamptz,
  hidden_reason text,
  message_count int not null default 1,
  -- Agencies that handed it on: they may go on reading it.
  earlier_agency_ids int[] not null default '{}',
  -- Filled honeypot or a machine's speed: kept and shown, never dropped (corrections, 22).
  suspect boolean not null default false,
  version int not null default 1
);
-- A report with its triage and clocks is a little over 2 kB: kept whole, it needs neither compression nor a second table.
alter table reports set (toast_tuple_target = 8160);
alter table conversations add foreign key (report_id) references reports (id) on delete restrict;
-- The inbox pages by cursor over (last_message_at, id) inside a status, narrowed by agency and by topic.
create index reports_status_idx on reports (status, last_message_at desc, id desc) where hidden_at is null;
create index reports_agency_status_idx on reports (agency_id, status, last_message_at desc, id desc) where hidden_at is null;
create index reports_agency_topic_idx on reports (agency_id, topic_id, status, last_message_at desc, id desc) where hidden_at is null;
create index reports_topic_idx on reports (topic_id, status, last_message_at desc, id desc) where hidden_at is null;
create index reports_next_check_idx on reports (next_check_at) where next_check_at is not null; -- warnings and escalations
create index reports_next_due_idx on reports (next_due_at) where next_due_at is not null; -- "how many are late"
create index reports_kelurahan_idx on reports (kelurahan_code, status, last_message_at desc, id desc) where hidden_at is null;
create index reports_earlier_agencies_idx on reports using gin (earlier_agency_ids) where earlier_agency_ids <> '{}'; -- "what we handed on"

create table messages (
  id bigint generated always as identity,
  at timestamptz not null,
  received_at timestamptz not null default now(),
  conversation_id bigint not null references conversations (id) on delete restrict,
  report_id bigint references reports (id) on delete restrict,
  raw_event_id bigint,
  direction text not null check (direction in ('in', 'out')),
  kind text not null,
  visibility text not null check (visibility in ('public', 'private')),
  external_id text not null,
  text text not null,
  attachments jsonb not null default '[]',
  edited_from text,
  withdrawn_at timestamptz,
  unsupported text,
  primary key (id, at)
) partition by range (at);
create table messages_default partition of messages default;
create index messages_report_id_idx on messages (report_id, at); -- the thread of a report
create index messages_media_idx on messages using gin (attachments jsonb_path_ops) where attachments <> '[]'; -- "which report does this photo belong to"
create index messages_conversation_id_idx on messages (conversation_id, at); -- the thread of a conversation

-- The ledger. Every change of a report is a row; every published figure is derived from here.
create table report_events (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  report_id bigint not null references reports (id) on delete restrict,
  type text not null,
  staff_id int references staff (id) on delete restrict,
  -- The agency that held the report when this happened, and the one it went to for a hand-on.
  agency_id int references agencies (id) on delete restrict,
  to_agency_id int references agencies (id) on delete restrict,
  detail jsonb not null default '{}',
  primary key (id, at)
) partition by range (at);
create table report_events_default partition of report_events default;
create index report_events_report_id_idx on report_events (report_id, id); -- the history of a report
create index report_events_type_at_idx on report_events (type, at); -- figures per period

-- Answers on their way out. One row is one intent; the key makes a double click one row.
create table outbox (
  id bigint generated always as identity primary key,
  key text not null unique,
  report_id bigint not null references reports (id) on delete restrict,
  conversation_id bigint not null references conversations (id) on delete restrict,
  channel_id int not null references channels (id) on delete restrict,
  staff_id int references staff (id) on delete restrict, -- null: a program's answer, or the receipt
  -- The receipt: tells the code, is marked as automatic on its network, and keeps no promise.
  automatic boolean not null default false,
  visibility text not null check (visibility in ('public', 'private')),
  text text not null,
  -- The answer asks the resident something: once it is sent, the report waits.
  asks boolean not null default false,
  -- The report's version when this was queued; an answer written without having seen it is refused as stale.
  report_version int not null default 0,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  reason text,
  failure text,
  tries int not null default 0,
  not_before timestamptz,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  external_id text,
  -- A person's decision about an unknown outcome: 'arrived' or 'resend' (the new row).
  settled_as text check (settled_as in ('arrived', 'resend')),
  settled_by int references staff (id) on delete restrict
);
create index outbox_queued_idx on outbox (channel_id, id) where state = 'queued'; -- the sender's queue, per channel
create index outbox_sending_idx on outbox (started_at) where state = 'sending'; -- what a dead sender left behind
create index outbox_started_idx on outbox (channel_id, started_at); -- which answer an echo belongs to
create index outbox_report_id_idx on outbox (report_id, id); -- the thread of a report
create index outbox_trouble_idx on outbox (id) where state in ('failed', 'unknown') and settled_as is null; -- the trouble page

create table notes (
  id bigint generated always as identity primary key,
  -- Made by the browser: a double click is one note.
  key text unique,
  report_id bigint not null references reports (id) on delete restrict,
  staff_id int not null references staff (id) on delete restrict,
  at timestamptz not null default now(),
  text text not null
);
create index notes_report_id_idx on notes (report_id, at); -- the thread of a report

create table saved_replies (
  id int generated always as identity primary key,
  agency_id int references agencies (id) on delete cascade, -- null: the whole city's
  topic_id int references topics (id) on delete set null,
  title text not null,
  text text not null,
  made_by int references staff (id) on delete set null,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);

create table identity_looks (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  identity_id bigint not null references identities (id) on delete restrict,
  report_id bigint not null references reports (id) on delete restrict,
  staff_id int not null references staff (id) on delete restrict,
  reason text
);
create index identity_looks_report_id_idx on identity_looks (report_id, at); -- who looked

-- Who has a report open, and who is writing. Rows older than a minute are nobody; nothing is lost with them.
create unlogged table presence (
  report_id bigint not null references reports (id) on delete cascade,
  staff_id int not null references staff (id) on delete cascade,
  writing boolean not null default false,
  seen_at timestamptz not null default now(),
  primary key (report_id, staff_id)
);

-- Text of a report for the search page, filled right behind ingest (performance.md, 3): buckets of 20,000 ids keep a
-- search from reading more than it shows. The agency stands in the vector as a word, so a role's scope is part of the search.
create table report_search (
  report_id bigint primary key references reports (id) on delete cascade,
  bucket int not null,
  tsv tsvector not null
);
create index report_search_tsv_idx on report_search using gin (bucket, tsv) with (gin_pending_list_limit = 256);

-- Reports whose search row is missing or stale; written in the transaction that changed the text.
create table search_queue (
  report_id bigint primary key references reports (id) on delete cascade,
  at timestamptz not null default now()
);

-- What staff are told: warnings, escalations, mentions of trouble; shown at the desk until read.
create table notices (
  id bigint generated always as identity primary key,
  staff_id int not null references staff (id) on delete cascade,
  report_id bigint references reports (id) on delete cascade,
  kind text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  read_at timestamptz,
  -- Nothing is announced twice.
  once_key text not null,
  unique (staff_id, once_key)
);
create index notices_unread_idx on notices (staff_id, id desc) where read_at is null; -- the bell
