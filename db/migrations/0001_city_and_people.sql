-- The city's own tables (loaded from a preset or imported) and the people who work on the desk.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;
create extension if not exists pgcrypto;

-- One row: what the operator named at set-up, and the keys that must never change (codes and secret links derive from them).
create table city (
  only_row boolean primary key default true check (only_row),
  code text not null,
  name text not null,
  time_zone text not null check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  language text not null default 'id' check (language in ('id', 'en')),
  -- The whole gazetteer as validated at import; triage compiles it once per version.
  tables jsonb not null,
  tables_version int not null default 1,
  -- Below this confidence triage asks the coordinator instead of choosing an agency.
  route_threshold real not null default 0.55 check (route_threshold between 0 and 1),
  -- Off in a restored copy until the operator switches it on: a copy must not answer residents.
  sending boolean not null default true,
  set_up_at timestamptz not null default now()
);

create table agencies (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9-]{2,40}$'),
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('opd', 'perumda', 'kecamatan', 'unit')),
  -- A merged agency keeps its old reports and points to who carries them on.
  successor_id int references agencies (id) on delete restrict,
  starts_on date not null default '2000-01-01',
  ends_on date,
  check (ends_on is null or ends_on >= starts_on)
);

create table topics (
  id int generated always as identity primary key,
  code text not null unique,
  name_id text not null,
  name_en text not null,
  agency_id int references agencies (id) on delete restrict
);

create table areas (
  code text primary key,
  name text not null,
  level text not null check (level in ('kecamatan', 'kelurahan')),
  parent_code text references areas (code) on delete restrict,
  check ((level = 'kelurahan') = (parent_code is not null))
);

-- Versions of the working calendar; a deadline remembers which version made it.
create table working_calendars (
  version int primary key,
  data jsonb not null,
  valid_from timestamptz not null default now(),
  made_by int
);

create table sla_policies (
  version int primary key,
  data jsonb not null,
  valid_from timestamptz not null default now(),
  made_by int
);

create table staff (
  id int generated always as identity primary key,
  -- The log-in that belongs to this member of staff (better-auth's user); kept apart so that work outlives the log-in.
  user_id text unique,
  name text not null,
  role text not null check (role in ('mimin', 'coordinator', 'head', 'leader', 'operator')),
  agency_id int references agencies (id) on delete restrict,
  language text not null default 'id' check (language in ('id', 'en')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  -- Open reports of somebody who leaves go to the substitute.
  substitute_id int references staff (id) on delete set null,
  check (role not in ('mimin', 'head') or agency_id is not null)
);
create index staff_agency_id_idx on staff (agency_id); -- "who works for this agency"
alter table working_calendars add foreign key (made_by) references staff (id) on delete set null;
alter table sla_policies add foreign key (made_by) references staff (id) on delete set null;

-- Invitations, the first set-up link and password resets: only the hash of the token is kept, each is used once.
create table staff_links (
  id int generated always as identity primary key,
  purpose text not null check (purpose in ('setup', 'invite', 'reset')),
  token_hash bytea not null unique,
  staff_id int references staff (id) on delete cascade,
  email text,
  name text,
  role text check (role in ('mimin', 'coordinator', 'head', 'leader', 'operator')),
  agency_id int references agencies (id) on delete cascade,
  made_by int references staff (id) on delete set null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Who did what outside a report: log-ins, invitations, role changes, settings. Never deleted.
create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  staff_id int references staff (id) on delete restrict,
  action text not null,
  subject text,
  detail jsonb not null default '{}'
);
create index audit_events_at_idx on audit_events (at desc); -- the audit page, newest first

create table api_tokens (
  id int generated always as identity primary key,
  name text not null,
  token_hash bytea not null unique,
  -- A token of an agency sees that agency's reports only; without one it sees the city.
  agency_id int references agencies (id) on delete cascade,
  scopes text[] not null,
  made_by int references staff (id) on delete set null,
  made_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz
);

-- The answer given to an outside write with a key; the same key again gets the same answer.
create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  response jsonb,
  at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_keys_at_idx on idempotency_keys (at); -- purge of keys older than their life
