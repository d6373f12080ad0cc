-- The schema as the migrations leave it; written by `npm run db:write`, never edited by hand and never run.
-- Why a table or a column is as it is stands in the migration that made it. Monthly partitions are left out.

create extension btree_gin;
create extension pg_trgm;
create extension pgcrypto;
create extension unaccent;

CREATE OR REPLACE FUNCTION public.keep_proof_sealed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the original of a proof is never changed';
end $function$;

create table account (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON account USING btree ("userId");

create table account_handovers (
  id integer generated always as identity not null,
  account_id integer not null,
  staff_id integer not null,
  name text not null,
  part text not null,
  because text not null,
  opened_at timestamp with time zone not null,
  password_at timestamp with time zone,
  admin_at timestamp with time zone,
  reconnected_at timestamp with time zone,
  holder_at timestamp with time zone,
  done_at timestamp with time zone,
  constraint account_handovers_pkey PRIMARY KEY (id),
  constraint account_handovers_because_check CHECK ((because = ANY (ARRAY['left'::text, 'moved'::text]))),
  constraint account_handovers_part_check CHECK ((part = ANY (ARRAY['owner'::text, 'admin'::text]))),
  constraint account_handovers_account_id_fkey FOREIGN KEY (account_id) REFERENCES official_accounts(id) ON DELETE CASCADE,
  constraint account_handovers_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX account_handovers_open_idx ON account_handovers USING btree (account_id, staff_id) WHERE (done_at IS NULL);

create table agencies (
  id integer generated always as identity not null,
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  successor_id integer,
  starts_on date default '2000-01-01'::date not null,
  ends_on date,
  constraint agencies_pkey PRIMARY KEY (id),
  constraint agencies_code_key UNIQUE (code),
  constraint agencies_check CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint agencies_code_check CHECK ((code ~ '^[A-Z0-9-]{2,40}$'::text)),
  constraint agencies_kind_check CHECK ((kind = ANY (ARRAY['opd'::text, 'perumda'::text, 'kecamatan'::text, 'unit'::text]))),
  constraint agencies_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES agencies(id) ON DELETE RESTRICT
);

create table answer_drafts (
  report_id bigint not null,
  staff_id integer not null,
  mode text not null,
  text text not null,
  choices jsonb default '{}'::jsonb not null,
  seen_version integer not null,
  revision integer default 1 not null,
  saved_at timestamp with time zone not null,
  constraint answer_drafts_pkey PRIMARY KEY (report_id, staff_id),
  constraint answer_drafts_mode_check CHECK ((mode = ANY (ARRAY['answer'::text, 'note'::text]))),
  constraint answer_drafts_text_check CHECK (((length(text) >= 1) AND (length(text) <= 10000))),
  constraint answer_drafts_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint answer_drafts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX answer_drafts_saved_idx ON answer_drafts USING btree (saved_at);
CREATE INDEX answer_drafts_staff_idx ON answer_drafts USING btree (staff_id, saved_at DESC);

create table api_tokens (
  id integer generated always as identity not null,
  name text not null,
  token_hash bytea not null,
  agency_id integer,
  scopes text[] not null,
  made_by integer,
  made_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint api_tokens_pkey PRIMARY KEY (id),
  constraint api_tokens_token_hash_key UNIQUE (token_hash),
  constraint api_tokens_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE CASCADE,
  constraint api_tokens_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL
);

create table areas (
  code text not null,
  name text not null,
  level text not null,
  parent_code text,
  constraint areas_pkey PRIMARY KEY (code),
  constraint areas_check CHECK (((level = 'kelurahan'::text) = (parent_code IS NOT NULL))),
  constraint areas_level_check CHECK ((level = ANY (ARRAY['kecamatan'::text, 'kelurahan'::text]))),
  constraint areas_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES areas(code) ON DELETE RESTRICT
);

create table audit_events (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  staff_id integer,
  action text not null,
  subject text,
  detail jsonb default '{}'::jsonb not null,
  constraint audit_events_pkey PRIMARY KEY (id),
  constraint audit_events_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX audit_events_at_idx ON audit_events USING btree (at DESC);

create table bulk_acts (
  id bigint generated always as identity not null,
  key text not null,
  staff_id integer not null,
  act text not null,
  detail jsonb default '{}'::jsonb not null,
  at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint bulk_acts_pkey PRIMARY KEY (id),
  constraint bulk_acts_key_key UNIQUE (key),
  constraint bulk_acts_act_check CHECK ((act = ANY (ARRAY['hand_on'::text, 'close'::text, 'topic'::text, 'snooze'::text]))),
  constraint bulk_acts_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX bulk_acts_staff_idx ON bulk_acts USING btree (staff_id, id DESC);

create table bulk_items (
  bulk_id bigint not null,
  report_id bigint not null,
  outcome text not null,
  before jsonb,
  version_after integer,
  undo_outcome text,
  constraint bulk_items_pkey PRIMARY KEY (bulk_id, report_id),
  constraint bulk_items_bulk_id_fkey FOREIGN KEY (bulk_id) REFERENCES bulk_acts(id) ON DELETE CASCADE,
  constraint bulk_items_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX bulk_items_report_idx ON bulk_items USING btree (report_id);

create table channel_hours (
  channel_id integer not null,
  hour timestamp with time zone not null,
  constraint channel_hours_pkey PRIMARY KEY (channel_id, hour),
  constraint channel_hours_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE
);

create table channel_refusals (
  channel_id integer not null,
  reason text not null,
  day date not null,
  count bigint default 0 not null,
  constraint channel_refusals_pkey PRIMARY KEY (channel_id, reason, day),
  constraint channel_refusals_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE
);

create table channels (
  id integer generated always as identity not null,
  network text not null,
  name text not null,
  external_id text not null,
  agency_id integer,
  settings jsonb default '{}'::jsonb not null,
  secrets bytea,
  state text default 'connected'::text not null,
  state_reason text,
  connected_at timestamp with time zone default now() not null,
  cursor text,
  polled_at timestamp with time zone,
  poll_failures integer default 0 not null,
  last_event_at timestamp with time zone,
  usage_share real,
  usage_reset_at timestamp with time zone,
  silent_since timestamp with time zone,
  secrets_at timestamp with time zone,
  renew_failures integer default 0 not null,
  renew_at timestamp with time zone,
  answered_there_at timestamp with time zone,
  posted_at timestamp with time zone,
  constraint channels_pkey PRIMARY KEY (id),
  constraint channels_network_external_id_key UNIQUE (network, external_id),
  constraint channels_state_check CHECK ((state = ANY (ARRAY['connected'::text, 'needs_reauth'::text, 'paused'::text, 'ended'::text]))),
  constraint channels_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT
);

create table city (
  only_row boolean default true not null,
  code text not null,
  name text not null,
  time_zone text not null,
  language text default 'id'::text not null,
  tables jsonb not null,
  tables_version integer default 1 not null,
  route_threshold real default 0.55 not null,
  sending boolean default true not null,
  set_up_at timestamp with time zone default now() not null,
  secretary_id integer,
  reopen_days integer default 14 not null,
  constraint city_pkey PRIMARY KEY (only_row),
  constraint city_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint city_only_row_check CHECK (only_row),
  constraint city_reopen_days_check CHECK (((reopen_days >= 1) AND (reopen_days <= 365))),
  constraint city_route_threshold_check CHECK (((route_threshold >= (0)::double precision) AND (route_threshold <= (1)::double precision))),
  constraint city_time_zone_check CHECK ((time_zone = ANY (ARRAY['Asia/Jakarta'::text, 'Asia/Makassar'::text, 'Asia/Jayapura'::text]))),
  constraint city_secretary_id_fkey FOREIGN KEY (secretary_id) REFERENCES staff(id) ON DELETE SET NULL
);

create table city_table_versions (
  version integer not null,
  tables jsonb not null,
  made_at timestamp with time zone not null,
  made_by integer,
  changes jsonb default '[]'::jsonb not null,
  brings_back integer,
  constraint city_table_versions_pkey PRIMARY KEY (version),
  constraint city_table_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL
);

create table clock_recounts (
  id integer generated always as identity not null,
  calendar_version integer not null,
  policies_version integer not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_report_id bigint default 0 not null,
  looked integer default 0 not null,
  moved integer default 0 not null,
  constraint clock_recounts_pkey PRIMARY KEY (id),
  constraint clock_recounts_calendar_version_fkey FOREIGN KEY (calendar_version) REFERENCES working_calendars(version) ON DELETE RESTRICT,
  constraint clock_recounts_policies_version_fkey FOREIGN KEY (policies_version) REFERENCES sla_policies(version) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX clock_recounts_open_idx ON clock_recounts USING btree ((true)) WHERE (ended_at IS NULL);

create table conversations (
  id bigint generated always as identity not null,
  channel_id integer not null,
  external_id text not null,
  identity_id bigint not null,
  visibility text not null,
  reply_to jsonb not null,
  permalink text,
  subject text,
  first_inbound_at timestamp with time zone not null,
  last_inbound_at timestamp with time zone not null,
  report_id bigint,
  post text,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_channel_id_external_id_key UNIQUE (channel_id, external_id),
  constraint conversations_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint conversations_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT,
  constraint conversations_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id) ON DELETE RESTRICT,
  constraint conversations_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX conversations_identity_idx ON conversations USING btree (identity_id);
CREATE INDEX conversations_post_idx ON conversations USING btree (channel_id, post, id DESC) WHERE (post IS NOT NULL);
CREATE INDEX conversations_report_id_idx ON conversations USING btree (report_id);

create table data_requests (
  id bigint generated always as identity not null,
  report_id bigint not null,
  act text not null,
  words boolean default false not null,
  media boolean default false not null,
  via text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  taken_by integer,
  checked text,
  state text default 'open'::text not null,
  decided_by integer,
  decided_at timestamp with time zone,
  ground text,
  reason text,
  constraint data_requests_pkey PRIMARY KEY (id),
  constraint data_requests_act_check CHECK ((act = ANY (ARRAY['copy'::text, 'erase'::text]))),
  constraint data_requests_counter_check CHECK (((via = 'counter'::text) = ((taken_by IS NOT NULL) AND (checked IS NOT NULL)))),
  constraint data_requests_decided_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint data_requests_refused_check CHECK (((state = 'refused'::text) = ((ground IS NOT NULL) AND (reason IS NOT NULL)))),
  constraint data_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text]))),
  constraint data_requests_via_check CHECK ((via = ANY (ARRAY['link'::text, 'counter'::text]))),
  constraint data_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint data_requests_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint data_requests_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX data_requests_due_idx ON data_requests USING btree (due_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX data_requests_open_idx ON data_requests USING btree (report_id) WHERE (state = 'open'::text);
CREATE INDEX data_requests_report_idx ON data_requests USING btree (report_id, id);

create table draft_requests (
  id bigint generated always as identity not null,
  report_id bigint not null,
  staff_id integer not null,
  asked_at timestamp with time zone not null,
  outcome text,
  text_hash bytea,
  constraint draft_requests_pkey PRIMARY KEY (id),
  constraint draft_requests_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint draft_requests_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX draft_requests_report_id_idx ON draft_requests USING btree (report_id);
CREATE INDEX draft_requests_staff_id_idx ON draft_requests USING btree (staff_id, asked_at);

create table ended_outside (
  code text not null,
  name_id text not null,
  name_en text not null,
  contact_id text not null,
  contact_en text not null,
  ended_at timestamp with time zone not null,
  constraint ended_outside_pkey PRIMARY KEY (code)
);

create table examples (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  report_id bigint not null,
  message_id bigint not null,
  message_at timestamp with time zone not null,
  text text not null,
  stated jsonb not null,
  said jsonb not null,
  staff_id integer not null,
  held boolean not null,
  constraint examples_pkey PRIMARY KEY (id),
  constraint examples_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint examples_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX examples_report_id_idx ON examples USING btree (report_id, id);

create table figure_checks (
  id integer generated always as identity not null,
  at timestamp with time zone not null,
  reports integer not null,
  events bigint not null,
  differences integer not null,
  findings jsonb default '[]'::jsonb not null,
  took_ms integer not null,
  constraint figure_checks_pkey PRIMARY KEY (id)
);
CREATE INDEX figure_checks_at_idx ON figure_checks USING btree (at DESC);

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_at_idx ON idempotency_keys USING btree (at);

create table identities (
  id bigint generated always as identity not null,
  channel_id integer not null,
  external_id text not null,
  handle text,
  name text,
  email text,
  phone text,
  first_seen_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_channel_id_external_id_key UNIQUE (channel_id, external_id),
  constraint identities_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT
);
CREATE INDEX identities_kept_idx ON identities USING btree (first_seen_at) WHERE (removed_at IS NULL);

create table identity_looks (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  identity_id bigint not null,
  report_id bigint not null,
  staff_id integer not null,
  reason text,
  constraint identity_looks_pkey PRIMARY KEY (id),
  constraint identity_looks_identity_id_fkey FOREIGN KEY (identity_id) REFERENCES identities(id) ON DELETE RESTRICT,
  constraint identity_looks_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint identity_looks_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX identity_looks_at_idx ON identity_looks USING btree (at);
CREATE INDEX identity_looks_report_id_idx ON identity_looks USING btree (report_id, at);

create table incident_changes (
  id bigint generated always as identity not null,
  incident_id integer not null,
  at timestamp with time zone not null,
  staff_id integer not null,
  type text not null,
  detail jsonb default '{}'::jsonb not null,
  constraint incident_changes_pkey PRIMARY KEY (id),
  constraint incident_changes_type_check CHECK ((type = ANY (ARRAY['declared'::text, 'until_moved'::text, 'main_set'::text, 'ended'::text]))),
  constraint incident_changes_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents(id) ON DELETE RESTRICT,
  constraint incident_changes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX incident_changes_incident_idx ON incident_changes USING btree (incident_id, id);

create table incidents (
  id integer generated always as identity not null,
  text_id text not null,
  text_en text,
  answer text not null,
  topic_id integer,
  kecamatan_code text,
  kelurahan_code text,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  main_id bigint,
  made_by integer not null,
  made_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint incidents_pkey PRIMARY KEY (id),
  constraint incidents_check CHECK ((until_at > from_at)),
  constraint incidents_check1 CHECK (((topic_id IS NOT NULL) OR (kecamatan_code IS NOT NULL) OR (kelurahan_code IS NOT NULL))),
  constraint incidents_kecamatan_code_fkey FOREIGN KEY (kecamatan_code) REFERENCES areas(code) ON DELETE RESTRICT,
  constraint incidents_kelurahan_code_fkey FOREIGN KEY (kelurahan_code) REFERENCES areas(code) ON DELETE RESTRICT,
  constraint incidents_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint incidents_main_id_fkey FOREIGN KEY (main_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint incidents_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id) ON DELETE RESTRICT
);
CREATE INDEX incidents_until_idx ON incidents USING btree (until_at);

create table login_limits (
  key text not null,
  failures integer default 0 not null,
  last_failed_at timestamp with time zone not null,
  wait_until timestamp with time zone not null,
  constraint login_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX login_limits_last_failed_at_idx ON login_limits USING btree (last_failed_at);

create table media (
  id bigint generated always as identity not null,
  mime text not null,
  bytes bytea not null,
  width integer,
  height integer,
  original_sha256 bytea not null,
  taken_at timestamp with time zone,
  latitude double precision,
  longitude double precision,
  created_at timestamp with time zone default now() not null,
  dhash bigint,
  constraint media_pkey PRIMARY KEY (id)
);
CREATE INDEX media_dhash_0_idx ON media USING btree (((dhash & (65535)::bigint)), id DESC) WHERE (dhash IS NOT NULL);
CREATE INDEX media_dhash_1_idx ON media USING btree ((((dhash >> 16) & (65535)::bigint)), id DESC) WHERE (dhash IS NOT NULL);
CREATE INDEX media_dhash_2_idx ON media USING btree ((((dhash >> 32) & (65535)::bigint)), id DESC) WHERE (dhash IS NOT NULL);
CREATE INDEX media_dhash_3_idx ON media USING btree ((((dhash >> 48) & (65535)::bigint)), id DESC) WHERE (dhash IS NOT NULL);
CREATE INDEX media_original_sha256_idx ON media USING btree (original_sha256);

create table media_queue (
  message_id bigint not null,
  message_at timestamp with time zone not null,
  raw_event_id bigint not null,
  raw_event_at timestamp with time zone not null,
  external_id text not null,
  position integer not null,
  tries integer default 0 not null,
  not_before timestamp with time zone,
  error text,
  gone_at timestamp with time zone,
  constraint media_queue_pkey PRIMARY KEY (message_id, "position")
);

create table message_keys (
  channel_id integer not null,
  external_id text not null,
  message_id bigint not null,
  message_at timestamp with time zone not null,
  constraint message_keys_pkey PRIMARY KEY (channel_id, external_id),
  constraint message_keys_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT
);

create table messages (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  received_at timestamp with time zone default now() not null,
  conversation_id bigint not null,
  report_id bigint,
  raw_event_id bigint,
  direction text not null,
  kind text not null,
  visibility text not null,
  external_id text not null,
  text text not null,
  attachments jsonb default '[]'::jsonb not null,
  edited_from text,
  withdrawn_at timestamp with time zone,
  unsupported text,
  constraint messages_pkey PRIMARY KEY (id, at),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint messages_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE RESTRICT,
  constraint messages_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
) partition by RANGE (at);
CREATE INDEX messages_conversation_id_idx ON messages USING btree (conversation_id, at);
CREATE INDEX messages_media_idx ON messages USING gin (attachments jsonb_path_ops) WHERE (attachments <> '[]'::jsonb);
CREATE INDEX messages_report_id_idx ON messages USING btree (report_id, at);

create table model_versions (
  id integer generated always as identity not null,
  made_at timestamp with time zone default now() not null,
  made_by integer,
  origin text not null,
  state text not null,
  weights bytea,
  hash bytea not null,
  card jsonb,
  compared jsonb,
  refused_why text,
  went_live_at timestamp with time zone,
  constraint model_versions_pkey PRIMARY KEY (id),
  constraint model_versions_check CHECK (((weights IS NOT NULL) OR (state = 'refused'::text))),
  constraint model_versions_check1 CHECK (((card IS NOT NULL) OR (state = 'refused'::text))),
  constraint model_versions_check2 CHECK (((state = 'refused'::text) = (refused_why IS NOT NULL))),
  constraint model_versions_origin_check CHECK ((origin = ANY (ARRAY['shipped'::text, 'retrained'::text]))),
  constraint model_versions_refused_why_check CHECK ((refused_why = ANY (ARRAY['damaged'::text, 'no_card'::text, 'not_better'::text, 'worse_on_rest'::text]))),
  constraint model_versions_state_check CHECK ((state = ANY (ARRAY['candidate'::text, 'live'::text, 'past'::text, 'refused'::text]))),
  constraint model_versions_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX model_versions_live_idx ON model_versions USING btree (state) WHERE (state = 'live'::text);
CREATE UNIQUE INDEX model_versions_shipped_idx ON model_versions USING btree (hash) WHERE (origin = 'shipped'::text);

create table notes (
  id bigint generated always as identity not null,
  key text,
  report_id bigint not null,
  staff_id integer not null,
  at timestamp with time zone default now() not null,
  text text not null,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_key_key UNIQUE (key),
  constraint notes_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint notes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX notes_report_id_idx ON notes USING btree (report_id, at);

create table notice_deliveries (
  id bigint generated always as identity not null,
  once_key text not null,
  notice_id bigint not null,
  staff_id integer not null,
  way text not null,
  target_id integer,
  state text default 'queued'::text not null,
  reason text,
  tries smallint default 0 not null,
  not_before timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint notice_deliveries_pkey PRIMARY KEY (id),
  constraint notice_deliveries_once_key_key UNIQUE (once_key),
  constraint notice_deliveries_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'skipped'::text]))),
  constraint notice_deliveries_way_check CHECK ((way = ANY (ARRAY['email'::text, 'push'::text, 'telegram'::text]))),
  constraint notice_deliveries_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id) ON DELETE CASCADE,
  constraint notice_deliveries_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX notice_deliveries_notice_idx ON notice_deliveries USING btree (notice_id);
CREATE INDEX notice_deliveries_queue_idx ON notice_deliveries USING btree (not_before) WHERE (state = 'queued'::text);
CREATE INDEX notice_deliveries_sending_idx ON notice_deliveries USING btree (started_at) WHERE (state = 'sending'::text);
CREATE INDEX notice_deliveries_staff_idx ON notice_deliveries USING btree (staff_id);

create table notice_ways (
  staff_id integer not null,
  email boolean default true not null,
  quiet_from smallint,
  quiet_until smallint,
  set_at timestamp with time zone default now() not null,
  constraint notice_ways_pkey PRIMARY KEY (staff_id),
  constraint notice_ways_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  constraint notice_ways_check1 CHECK ((quiet_from <> quiet_until)),
  constraint notice_ways_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  constraint notice_ways_quiet_until_check CHECK (((quiet_until >= 0) AND (quiet_until <= 1439))),
  constraint notice_ways_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);

create table notices (
  id bigint generated always as identity not null,
  staff_id integer not null,
  report_id bigint,
  kind text not null,
  detail jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  once_key text not null,
  planned_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_staff_id_once_key_key UNIQUE (staff_id, once_key),
  constraint notices_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint notices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX notices_unplanned_idx ON notices USING btree (id) WHERE (planned_at IS NULL);
CREATE INDEX notices_unread_idx ON notices USING btree (staff_id, id DESC) WHERE (read_at IS NULL);

create table oauth_apps (
  network text not null,
  client_id text not null,
  secrets bytea not null,
  settings jsonb default '{}'::jsonb not null,
  set_at timestamp with time zone default now() not null,
  set_by integer,
  constraint oauth_apps_pkey PRIMARY KEY (network),
  constraint oauth_apps_set_by_fkey FOREIGN KEY (set_by) REFERENCES staff(id) ON DELETE SET NULL
);

create table oauth_consents (
  id integer generated always as identity not null,
  state_hash bytea not null,
  network text not null,
  staff_id integer not null,
  session_hash bytea not null,
  channel_id integer,
  redirect_uri text not null,
  secrets bytea not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint oauth_consents_pkey PRIMARY KEY (id),
  constraint oauth_consents_state_hash_key UNIQUE (state_hash),
  constraint oauth_consents_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint oauth_consents_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);

create table official_account_people (
  id integer generated always as identity not null,
  account_id integer not null,
  part text not null,
  staff_id integer,
  name text not null,
  constraint official_account_people_pkey PRIMARY KEY (id),
  constraint official_account_people_part_check CHECK ((part = ANY (ARRAY['owner'::text, 'admin'::text]))),
  constraint official_account_people_account_id_fkey FOREIGN KEY (account_id) REFERENCES official_accounts(id) ON DELETE CASCADE,
  constraint official_account_people_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX official_account_people_name_idx ON official_account_people USING btree (account_id, part, lower(name));
CREATE UNIQUE INDEX official_account_people_owner_idx ON official_account_people USING btree (account_id) WHERE (part = 'owner'::text);
CREATE INDEX official_account_people_staff_id_idx ON official_account_people USING btree (staff_id);

create table official_accounts (
  id integer generated always as identity not null,
  network text not null,
  handle text not null,
  url text,
  name text,
  agency_id integer,
  state text default 'active'::text not null,
  note text,
  last_post_at timestamp with time zone,
  last_answer_at timestamp with time zone,
  source text not null,
  channel_id integer,
  added_at timestamp with time zone default now() not null,
  changed_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  constraint official_accounts_pkey PRIMARY KEY (id),
  constraint official_accounts_channel_id_key UNIQUE (channel_id),
  constraint official_accounts_network_handle_key UNIQUE (network, handle),
  constraint official_accounts_source_check CHECK ((source = ANY (ARRAY['hand'::text, 'import'::text, 'channel'::text]))),
  constraint official_accounts_state_check CHECK ((state = ANY (ARRAY['active'::text, 'dormant'::text, 'lost'::text, 'ended'::text]))),
  constraint official_accounts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint official_accounts_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE SET NULL
);
CREATE INDEX official_accounts_agency_id_idx ON official_accounts USING btree (agency_id);

create table other_desk_cases (
  id bigint generated always as identity not null,
  report_id bigint not null,
  desk text not null,
  channel_id integer,
  direction text not null,
  staff_id integer,
  made_at timestamp with time zone default now() not null,
  state text default 'kept'::text not null,
  reason text,
  token text,
  tracking_id text,
  with_identity boolean default false not null,
  status text,
  status_text text,
  status_at timestamp with time zone,
  constraint other_desk_cases_pkey PRIMARY KEY (id),
  constraint other_desk_cases_check CHECK (((desk = 'open311'::text) = (channel_id IS NOT NULL))),
  constraint other_desk_cases_desk_check CHECK ((desk = ANY (ARRAY['sp4n_lapor'::text, 'laksa'::text, 'open311'::text]))),
  constraint other_desk_cases_direction_check CHECK ((direction = ANY (ARRAY['to'::text, 'from'::text]))),
  constraint other_desk_cases_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'sending'::text, 'waiting_for_id'::text, 'unknown'::text, 'failed'::text]))),
  constraint other_desk_cases_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT,
  constraint other_desk_cases_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint other_desk_cases_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX other_desk_cases_report_idx ON other_desk_cases USING btree (report_id, desk, COALESCE(channel_id, 0));
CREATE UNIQUE INDEX other_desk_cases_tracking_idx ON other_desk_cases USING btree (desk, COALESCE(channel_id, 0), tracking_id) WHERE (tracking_id IS NOT NULL);
CREATE INDEX other_desk_cases_unsure_idx ON other_desk_cases USING btree (made_at) WHERE (state = ANY (ARRAY['sending'::text, 'waiting_for_id'::text]));

create table outbox (
  id bigint generated always as identity not null,
  key text not null,
  report_id bigint not null,
  conversation_id bigint not null,
  channel_id integer not null,
  staff_id integer,
  automatic boolean default false not null,
  visibility text not null,
  text text not null,
  asks boolean default false not null,
  report_version integer default 0 not null,
  state text default 'queued'::text not null,
  reason text,
  failure text,
  tries integer default 0 not null,
  not_before timestamp with time zone,
  queued_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  external_id text,
  settled_as text,
  settled_by integer,
  proposal text,
  looks integer default 0 not null,
  look_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_key_key UNIQUE (key),
  constraint outbox_proposal_check CHECK ((proposal = ANY (ARRAY['unchanged'::text, 'edited'::text]))),
  constraint outbox_settled_as_check CHECK ((settled_as = ANY (ARRAY['arrived'::text, 'resend'::text]))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text]))),
  constraint outbox_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'private'::text]))),
  constraint outbox_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT,
  constraint outbox_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE RESTRICT,
  constraint outbox_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint outbox_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint outbox_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX outbox_answered_idx ON outbox USING btree (channel_id, ended_at) WHERE ((state = 'sent'::text) AND (NOT automatic));
CREATE INDEX outbox_queued_idx ON outbox USING btree (channel_id, id) WHERE (state = 'queued'::text);
CREATE INDEX outbox_report_id_idx ON outbox USING btree (report_id, id);
CREATE INDEX outbox_sending_idx ON outbox USING btree (started_at) WHERE (state = 'sending'::text);
CREATE INDEX outbox_started_idx ON outbox USING btree (channel_id, started_at);
CREATE INDEX outbox_trouble_idx ON outbox USING btree (id) WHERE ((state = ANY (ARRAY['failed'::text, 'unknown'::text])) AND (settled_as IS NULL));
CREATE INDEX outbox_unclear_idx ON outbox USING btree (look_at) WHERE ((state = 'unknown'::text) AND (settled_as IS NULL));

create unlogged table presence (
  report_id bigint not null,
  staff_id integer not null,
  writing boolean default false not null,
  seen_at timestamp with time zone default now() not null,
  constraint presence_pkey PRIMARY KEY (report_id, staff_id),
  constraint presence_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint presence_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);

create table proof_originals (
  proof_id bigint not null,
  mime text not null,
  bytes bytea not null,
  sha256 bytea not null,
  constraint proof_originals_pkey PRIMARY KEY (proof_id),
  constraint proof_originals_proof_id_fkey FOREIGN KEY (proof_id) REFERENCES proofs(id) ON DELETE RESTRICT
);
CREATE TRIGGER proof_originals_sealed BEFORE DELETE OR UPDATE ON public.proof_originals FOR EACH ROW EXECUTE FUNCTION keep_proof_sealed();

create table proofs (
  id bigint generated always as identity not null,
  report_id bigint not null,
  media_id bigint not null,
  added_by integer not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by integer,
  constraint proofs_pkey PRIMARY KEY (id),
  constraint proofs_check CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint proofs_added_by_fkey FOREIGN KEY (added_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint proofs_media_id_fkey FOREIGN KEY (media_id) REFERENCES media(id) ON DELETE RESTRICT,
  constraint proofs_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint proofs_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX proofs_media_id_idx ON proofs USING btree (media_id);
CREATE INDEX proofs_report_id_idx ON proofs USING btree (report_id, id);

create table push_keys (
  id smallint default 1 not null,
  public_key text not null,
  secrets bytea not null,
  made_at timestamp with time zone default now() not null,
  constraint push_keys_pkey PRIMARY KEY (id),
  constraint push_keys_id_check CHECK ((id = 1))
);

create table push_subscriptions (
  id integer generated always as identity not null,
  staff_id integer not null,
  session_id text not null,
  endpoint text not null,
  p256dh bytea not null,
  auth bytea not null,
  device text not null,
  made_at timestamp with time zone default now() not null,
  constraint push_subscriptions_pkey PRIMARY KEY (id),
  constraint push_subscriptions_endpoint_key UNIQUE (endpoint),
  constraint push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE,
  constraint push_subscriptions_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_session_idx ON push_subscriptions USING btree (session_id);
CREATE INDEX push_subscriptions_staff_idx ON push_subscriptions USING btree (staff_id);

create table raw_events (
  id bigint generated always as identity not null,
  channel_id integer not null,
  received_at timestamp with time zone default now() not null,
  source text not null,
  body bytea not null,
  reserved_code text,
  state text default 'new'::text not null,
  tries integer default 0 not null,
  not_before timestamp with time zone,
  error text,
  constraint raw_events_pkey PRIMARY KEY (id, received_at),
  constraint raw_events_source_check CHECK ((source = ANY (ARRAY['webhook'::text, 'poll'::text, 'form'::text, 'counter'::text, 'email'::text, 'api'::text]))),
  constraint raw_events_state_check CHECK ((state = ANY (ARRAY['new'::text, 'done'::text, 'dead'::text]))),
  constraint raw_events_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT
) partition by RANGE (received_at);
CREATE INDEX raw_events_dead_idx ON raw_events USING btree (id) WHERE (state = 'dead'::text);
CREATE INDEX raw_events_new_idx ON raw_events USING btree (id) WHERE (state = 'new'::text);
CREATE INDEX raw_events_queue_idx ON raw_events USING btree (channel_id, id) WHERE (state = 'new'::text);
CREATE INDEX raw_events_reserved_code_idx ON raw_events USING btree (reserved_code) WHERE (reserved_code IS NOT NULL);

create table report_events (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  report_id bigint not null,
  type text not null,
  staff_id integer,
  agency_id integer,
  to_agency_id integer,
  detail jsonb default '{}'::jsonb not null,
  constraint report_events_pkey PRIMARY KEY (id, at),
  constraint report_events_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint report_events_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint report_events_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint report_events_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agencies(id) ON DELETE RESTRICT
) partition by RANGE (at);
CREATE INDEX report_events_report_id_idx ON report_events USING btree (report_id, id);
CREATE INDEX report_events_type_at_idx ON report_events USING btree (type, at);

create table report_follows (
  report_id bigint not null,
  staff_id integer not null,
  since_at timestamp with time zone not null,
  constraint report_follows_pkey PRIMARY KEY (report_id, staff_id),
  constraint report_follows_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE,
  constraint report_follows_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX report_follows_staff_idx ON report_follows USING btree (staff_id, since_at DESC);

create table report_openings (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  report_id bigint not null,
  staff_id integer not null,
  constraint report_openings_pkey PRIMARY KEY (id),
  constraint report_openings_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint report_openings_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE RESTRICT
);
CREATE INDEX report_openings_at_idx ON report_openings USING btree (at);
CREATE INDEX report_openings_report_idx ON report_openings USING btree (report_id, at);

create table report_parts (
  id bigint generated always as identity not null,
  report_id bigint not null,
  agency_id integer not null,
  text text not null,
  asked_at timestamp with time zone not null,
  asked_by integer not null,
  due_at timestamp with time zone not null,
  state text default 'asked'::text not null,
  answer text,
  ended_at timestamp with time zone,
  ended_by integer,
  reminded_at timestamp with time zone,
  constraint report_parts_pkey PRIMARY KEY (id),
  constraint report_parts_check CHECK (((state = 'asked'::text) = (ended_at IS NULL))),
  constraint report_parts_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'done'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint report_parts_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000))),
  constraint report_parts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint report_parts_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint report_parts_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint report_parts_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX report_parts_agency_idx ON report_parts USING btree (agency_id, due_at) WHERE (state = 'asked'::text);
CREATE INDEX report_parts_late_idx ON report_parts USING btree (due_at) WHERE ((state = 'asked'::text) AND (reminded_at IS NULL));
CREATE INDEX report_parts_report_idx ON report_parts USING btree (report_id, id);

create table report_search (
  report_id bigint not null,
  bucket integer not null,
  tsv tsvector not null,
  constraint report_search_pkey PRIMARY KEY (report_id),
  constraint report_search_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE
);
CREATE INDEX report_search_tsv_idx ON report_search USING gin (bucket, tsv) WITH (gin_pending_list_limit='256');

create table reports (
  id bigint generated always as identity not null,
  code text not null,
  kind text not null,
  status text default 'open'::text not null,
  urgency text not null,
  topic_id integer,
  agency_id integer,
  outside_owner text,
  channel_id integer not null,
  title text not null,
  kelurahan_code text,
  kecamatan_code text,
  road text,
  place_text text,
  latitude double precision,
  longitude double precision,
  privacy text default 'open'::text not null,
  triage jsonb not null,
  clocks jsonb not null,
  next_due_at timestamp with time zone,
  next_check_at timestamp with time zone,
  escalations jsonb default '[]'::jsonb not null,
  opened_at timestamp with time zone not null,
  last_message_at timestamp with time zone not null,
  first_answered_at timestamp with time zone,
  resolved_at timestamp with time zone,
  closed_as text,
  rating smallint,
  rating_comment text,
  hidden_at timestamp with time zone,
  hidden_reason text,
  message_count integer default 1 not null,
  earlier_agency_ids integer[] default '{}'::integer[] not null,
  suspect boolean default false not null,
  version integer default 1 not null,
  joined_to bigint,
  main_id bigint,
  joined_at timestamp with time zone,
  joined_state jsonb,
  inspection boolean default false not null,
  part_agency_ids integer[] default '{}'::integer[] not null,
  snoozed_until timestamp with time zone,
  snoozed_at timestamp with time zone,
  snoozed_by integer,
  words_removed_at timestamp with time zone,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_code_key UNIQUE (code),
  constraint reports_closed_as_check CHECK ((closed_as = ANY (ARRAY['no_answer_needed'::text, 'outside'::text, 'joined'::text]))),
  constraint reports_joined_check CHECK ((((joined_to IS NULL) = (main_id IS NULL)) AND ((joined_to IS NULL) = (joined_at IS NULL)) AND (main_id <> id))),
  constraint reports_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'question'::text, 'suggestion'::text, 'praise'::text, 'information'::text, 'chatter'::text, 'spam'::text]))),
  constraint reports_privacy_check CHECK ((privacy = ANY (ARRAY['open'::text, 'anonymous'::text, 'secret'::text]))),
  constraint reports_rating_check CHECK (((rating >= 1) AND (rating <= 5))),
  constraint reports_snooze_check CHECK (((snoozed_until IS NULL) = (snoozed_at IS NULL))),
  constraint reports_status_check CHECK ((status = ANY (ARRAY['open'::text, 'waiting'::text, 'resolved'::text, 'closed'::text]))),
  constraint reports_urgency_check CHECK ((urgency = ANY (ARRAY['emergency'::text, 'high'::text, 'medium'::text, 'low'::text]))),
  constraint reports_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint reports_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE RESTRICT,
  constraint reports_joined_to_fkey FOREIGN KEY (joined_to) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint reports_kecamatan_code_fkey FOREIGN KEY (kecamatan_code) REFERENCES areas(code) ON DELETE RESTRICT,
  constraint reports_kelurahan_code_fkey FOREIGN KEY (kelurahan_code) REFERENCES areas(code) ON DELETE RESTRICT,
  constraint reports_main_id_fkey FOREIGN KEY (main_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint reports_snoozed_by_fkey FOREIGN KEY (snoozed_by) REFERENCES staff(id) ON DELETE SET NULL,
  constraint reports_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id) ON DELETE RESTRICT
);
CREATE INDEX reports_agency_status_idx ON reports USING btree (agency_id, status, last_message_at DESC, id DESC) WHERE (hidden_at IS NULL);
CREATE INDEX reports_agency_topic_idx ON reports USING btree (agency_id, topic_id, status, last_message_at DESC, id DESC) WHERE (hidden_at IS NULL);
CREATE INDEX reports_earlier_agencies_idx ON reports USING gin (earlier_agency_ids) WHERE (earlier_agency_ids <> '{}'::integer[]);
CREATE INDEX reports_kelurahan_idx ON reports USING btree (kelurahan_code, status, last_message_at DESC, id DESC) WHERE (hidden_at IS NULL);
CREATE INDEX reports_kept_words_idx ON reports USING btree (last_message_at) WHERE ((words_removed_at IS NULL) AND (status = ANY (ARRAY['resolved'::text, 'closed'::text])));
CREATE INDEX reports_main_id_idx ON reports USING btree (main_id) WHERE (main_id IS NOT NULL);
CREATE INDEX reports_next_check_idx ON reports USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);
CREATE INDEX reports_next_due_idx ON reports USING btree (next_due_at) WHERE (next_due_at IS NOT NULL);
CREATE INDEX reports_open_road_idx ON reports USING btree (road, id DESC) WHERE ((road IS NOT NULL) AND (status = ANY (ARRAY['open'::text, 'waiting'::text])) AND (hidden_at IS NULL));
CREATE INDEX reports_opened_open_idx ON reports USING btree (opened_at DESC) WHERE ((status = ANY (ARRAY['open'::text, 'waiting'::text])) AND (main_id IS NULL) AND (hidden_at IS NULL));
CREATE INDEX reports_part_agencies_idx ON reports USING gin (part_agency_ids) WHERE (part_agency_ids <> '{}'::integer[]);
CREATE INDEX reports_snoozed_idx ON reports USING btree (snoozed_until) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX reports_status_idx ON reports USING btree (status, last_message_at DESC, id DESC) WHERE (hidden_at IS NULL);
CREATE INDEX reports_topic_idx ON reports USING btree (topic_id, status, last_message_at DESC, id DESC) WHERE (hidden_at IS NULL);

create table resolve_requests (
  id bigint generated always as identity not null,
  report_id bigint not null,
  agency_id integer,
  explanation text not null,
  asked_by integer not null,
  asked_at timestamp with time zone not null,
  decided_as text,
  decided_by integer,
  decided_at timestamp with time zone,
  as_deputy boolean default false not null,
  reason text,
  constraint resolve_requests_pkey PRIMARY KEY (id),
  constraint resolve_requests_check CHECK (((decided_as IS NULL) = (decided_at IS NULL))),
  constraint resolve_requests_decided_as_check CHECK ((decided_as = ANY (ARRAY['approved'::text, 'sent_back'::text, 'lapsed'::text]))),
  constraint resolve_requests_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint resolve_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint resolve_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint resolve_requests_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX resolve_requests_agency_idx ON resolve_requests USING btree (agency_id, asked_at) WHERE (decided_as IS NULL);
CREATE INDEX resolve_requests_report_id_idx ON resolve_requests USING btree (report_id, id);
CREATE UNIQUE INDEX resolve_requests_waiting_idx ON resolve_requests USING btree (report_id) WHERE (decided_as IS NULL);

create table retention_rules (
  kind text not null,
  days integer,
  reason text not null,
  changed_by integer,
  changed_at timestamp with time zone not null,
  constraint retention_rules_pkey PRIMARY KEY (kind),
  constraint retention_rules_days_check CHECK (((days >= 1) AND (days <= 36500))),
  constraint retention_rules_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES staff(id) ON DELETE SET NULL
);

create table retention_runs (
  id integer generated always as identity not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  removed jsonb default '{}'::jsonb not null,
  constraint retention_runs_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX retention_runs_open_idx ON retention_runs USING btree ((true)) WHERE (ended_at IS NULL);

create table same_matter_pairs (
  report_id bigint not null,
  other_id bigint not null,
  score real,
  reasons jsonb default '[]'::jsonb not null,
  at timestamp with time zone default now() not null,
  decided_as text,
  decided_by integer,
  decided_at timestamp with time zone,
  constraint same_matter_pairs_pkey PRIMARY KEY (report_id, other_id),
  constraint same_matter_pairs_check CHECK ((report_id > other_id)),
  constraint same_matter_pairs_decided_as_check CHECK ((decided_as = ANY (ARRAY['same'::text, 'different'::text]))),
  constraint same_matter_pairs_decided_check CHECK ((((decided_as IS NULL) = (decided_at IS NULL)) AND ((decided_by IS NULL) OR (decided_as IS NOT NULL)) AND ((decided_as IS DISTINCT FROM 'same'::text) OR (decided_by IS NOT NULL)))),
  constraint same_matter_pairs_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES staff(id) ON DELETE RESTRICT,
  constraint same_matter_pairs_other_id_fkey FOREIGN KEY (other_id) REFERENCES reports(id) ON DELETE RESTRICT,
  constraint same_matter_pairs_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE RESTRICT
);
CREATE INDEX same_matter_pairs_decided_idx ON same_matter_pairs USING btree (decided_at DESC) INCLUDE (score, decided_as) WHERE (decided_as IS NOT NULL);
CREATE INDEX same_matter_pairs_other_idx ON same_matter_pairs USING btree (other_id, report_id);
CREATE INDEX same_matter_pairs_undecided_idx ON same_matter_pairs USING btree (at) WHERE (decided_as IS NULL);

create table same_matter_queue (
  report_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint same_matter_queue_pkey PRIMARY KEY (report_id),
  constraint same_matter_queue_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE
);

create table saved_replies (
  id integer generated always as identity not null,
  agency_id integer,
  topic_id integer,
  title text not null,
  text text not null,
  made_by integer,
  made_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  kind text,
  short_text text,
  uses integer default 0 not null,
  used_at timestamp with time zone,
  constraint saved_replies_pkey PRIMARY KEY (id),
  constraint saved_replies_kind_check CHECK ((kind = ANY (ARRAY['complaint'::text, 'question'::text, 'suggestion'::text, 'praise'::text, 'information'::text, 'chatter'::text, 'spam'::text]))),
  constraint saved_replies_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE CASCADE,
  constraint saved_replies_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL,
  constraint saved_replies_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES topics(id) ON DELETE SET NULL
);

create table saved_views (
  id integer generated always as identity not null,
  staff_id integer not null,
  agency_id integer,
  name text not null,
  query text not null,
  made_at timestamp with time zone not null,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint saved_views_query_check CHECK ((length(query) <= 600)),
  constraint saved_views_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE CASCADE,
  constraint saved_views_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX saved_views_agency_idx ON saved_views USING btree (agency_id, id) WHERE (agency_id IS NOT NULL);
CREATE INDEX saved_views_staff_idx ON saved_views USING btree (staff_id, id);

create table schema_migrations (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (number)
);

create table search_queue (
  report_id bigint not null,
  at timestamp with time zone default now() not null,
  constraint search_queue_pkey PRIMARY KEY (report_id),
  constraint search_queue_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports(id) ON DELETE CASCADE
);

create table session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON session USING btree ("userId");

create table sla_policies (
  version integer not null,
  data jsonb not null,
  valid_from timestamp with time zone default now() not null,
  made_by integer,
  reason text,
  changes jsonb default '[]'::jsonb not null,
  constraint sla_policies_pkey PRIMARY KEY (version),
  constraint sla_policies_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL
);

create table staff (
  id integer generated always as identity not null,
  user_id text,
  name text not null,
  role text not null,
  agency_id integer,
  language text default 'id'::text not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  substitute_id integer,
  constraint staff_pkey PRIMARY KEY (id),
  constraint staff_user_id_key UNIQUE (user_id),
  constraint staff_check CHECK (((role <> ALL (ARRAY['mimin'::text, 'head'::text])) OR (agency_id IS NOT NULL))),
  constraint staff_language_check CHECK ((language = ANY (ARRAY['id'::text, 'en'::text]))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['mimin'::text, 'coordinator'::text, 'head'::text, 'leader'::text, 'operator'::text]))),
  constraint staff_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT,
  constraint staff_substitute_id_fkey FOREIGN KEY (substitute_id) REFERENCES staff(id) ON DELETE SET NULL,
  constraint staff_user_id_fkey FOREIGN KEY (user_id) REFERENCES "user"(id) ON DELETE SET NULL
);
CREATE INDEX staff_agency_id_idx ON staff USING btree (agency_id);

create table staff_chat_codes (
  staff_id integer not null,
  code_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint staff_chat_codes_pkey PRIMARY KEY (staff_id),
  constraint staff_chat_codes_code_hash_key UNIQUE (code_hash),
  constraint staff_chat_codes_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);

create table staff_chats (
  id integer generated always as identity not null,
  staff_id integer not null,
  channel_id integer not null,
  conversation text not null,
  reply_to jsonb not null,
  linked_at timestamp with time zone default now() not null,
  constraint staff_chats_pkey PRIMARY KEY (id),
  constraint staff_chats_channel_id_conversation_key UNIQUE (channel_id, conversation),
  constraint staff_chats_staff_id_key UNIQUE (staff_id),
  constraint staff_chats_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES channels(id) ON DELETE CASCADE,
  constraint staff_chats_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);

create table staff_links (
  id integer generated always as identity not null,
  purpose text not null,
  token_hash bytea not null,
  staff_id integer,
  email text,
  name text,
  role text,
  agency_id integer,
  made_by integer,
  made_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  clears_second_factor boolean default false not null,
  constraint staff_links_pkey PRIMARY KEY (id),
  constraint staff_links_token_hash_key UNIQUE (token_hash),
  constraint staff_links_purpose_check CHECK ((purpose = ANY (ARRAY['setup'::text, 'invite'::text, 'reset'::text]))),
  constraint staff_links_role_check CHECK ((role = ANY (ARRAY['mimin'::text, 'coordinator'::text, 'head'::text, 'leader'::text, 'operator'::text]))),
  constraint staff_links_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE CASCADE,
  constraint staff_links_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL,
  constraint staff_links_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX staff_links_staff_id_idx ON staff_links USING btree (staff_id);

create table topics (
  id integer generated always as identity not null,
  code text not null,
  name_id text not null,
  name_en text not null,
  agency_id integer,
  constraint topics_pkey PRIMARY KEY (id),
  constraint topics_code_key UNIQUE (code),
  constraint topics_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id) ON DELETE RESTRICT
);

create table training_runs (
  id integer generated always as identity not null,
  asked_at timestamp with time zone default now() not null,
  asked_by integer,
  tries integer default 0 not null,
  stage text default 'waiting'::text not null,
  seen_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  detail jsonb default '{}'::jsonb not null,
  examples_to bigint default 0 not null,
  version_id integer,
  constraint training_runs_pkey PRIMARY KEY (id),
  constraint training_runs_check CHECK (((stage = 'ended'::text) = ((ended_at IS NOT NULL) AND (outcome IS NOT NULL)))),
  constraint training_runs_outcome_check CHECK ((outcome = ANY (ARRAY['live'::text, 'refused'::text, 'too_few'::text, 'failed'::text]))),
  constraint training_runs_stage_check CHECK ((stage = ANY (ARRAY['waiting'::text, 'reading'::text, 'training'::text, 'comparing'::text, 'ended'::text]))),
  constraint training_runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES staff(id) ON DELETE SET NULL,
  constraint training_runs_version_id_fkey FOREIGN KEY (version_id) REFERENCES model_versions(id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX training_runs_open_idx ON training_runs USING btree ((true)) WHERE (ended_at IS NULL);

create table "twoFactor" (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"(id) ON DELETE CASCADE
);
CREATE INDEX "twoFactor_userId_idx" ON "twoFactor" USING btree ("userId");

create table "user" (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email),
  constraint user_email_check CHECK ((email = lower(email)))
);

create table verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON verification USING btree (identifier);

create table working_calendars (
  version integer not null,
  data jsonb not null,
  valid_from timestamp with time zone default now() not null,
  made_by integer,
  reason text,
  changes jsonb default '[]'::jsonb not null,
  constraint working_calendars_pkey PRIMARY KEY (version),
  constraint working_calendars_made_by_fkey FOREIGN KEY (made_by) REFERENCES staff(id) ON DELETE SET NULL
);
