-- The clock whole and no ping-pong: why a version of calendar and promises was made, the recount behind it, matters that need
-- an inspection, whom the last step of the ladder reaches, and work that two agencies share.

-- Why this version holds, and what differs from the one before: [{"about", "name", "from", "to"}]. Version 1 came with the city.
alter table working_calendars
  add column reason text,
  add column changes jsonb not null default '[]';
alter table sla_policies
  add column reason text,
  add column changes jsonb not null default '[]';

-- One row for each change that has open promises counted anew; the job walks the reports by id and may stop anywhere.
create table clock_recounts (
  id int generated always as identity primary key,
  calendar_version int not null references working_calendars (version) on delete restrict,
  policies_version int not null references sla_policies (version) on delete restrict,
  asked_at timestamptz not null,
  -- Set when the last report was looked at, or when a newer change took over.
  ended_at timestamptz,
  last_report_id bigint not null default 0,
  looked int not null default 0,
  moved int not null default 0
);
create unique index clock_recounts_open_idx on clock_recounts ((true)) where ended_at is null;

-- The one leader who hears of what is latest of all; null: every leader.
alter table city add column secretary_id int references staff (id) on delete set null;

alter table reports
  -- SP4N calls it "berkadar pengawasan"; another promise holds for it.
  add column inspection boolean not null default false,
  -- Agencies that were asked for a part; they may read the report and answer their part.
  add column part_agency_ids int[] not null default '{}';
create index reports_part_agencies_idx on reports using gin (part_agency_ids) where part_agency_ids <> '{}';

-- A part of the work that the owner of a report asks of another agency; the answer to the resident stays with the owner.
create table report_parts (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  agency_id int not null references agencies (id) on delete restrict,
  text text not null check (length(text) between 1 and 2000),
  asked_at timestamptz not null,
  asked_by int not null references staff (id) on delete restrict,
  due_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'done', 'refused', 'withdrawn')),
  -- What was done, or why not.
  answer text,
  ended_at timestamptz,
  ended_by int references staff (id) on delete restrict,
  -- When both agencies were told that it is late.
  reminded_at timestamptz,
  check ((state = 'asked') = (ended_at is null))
);
create index report_parts_report_idx on report_parts (report_id, id);
create index report_parts_agency_idx on report_parts (agency_id, due_at) where state = 'asked';
create index report_parts_late_idx on report_parts (due_at) where state = 'asked' and reminded_at is null;
