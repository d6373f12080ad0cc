-- What people corrected, and the models that learned from it.

-- One row is one correction by one person. The newest row that states a field is right about it; earlier ones stay with their author.
create table examples (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- A report is never deleted; if one ever is, what it taught goes with it.
  report_id bigint not null references reports (id) on delete cascade,
  -- The message whose words these are: when it is withdrawn they teach no longer.
  message_id bigint not null,
  message_at timestamptz not null,
  -- Personal data is masked before it comes here: an identity is kept in one place only.
  text text not null,
  -- What the person stated (kind, topic, agency, outside, urgency, kelurahan), and what triage had said of the same fields.
  stated jsonb not null,
  said jsonb not null,
  staff_id int not null references staff (id) on delete restrict,
  -- Kept apart for comparing models; decided once for a report, by its words, so that equal texts stay on one side.
  held boolean not null
);
create index examples_report_id_idx on examples (report_id, id); -- on which side a report is, and what is right about it

create table model_versions (
  id int generated always as identity primary key,
  made_at timestamptz not null default now(),
  made_by int references staff (id) on delete set null, -- null: the timer, or it came with the product
  origin text not null check (origin in ('shipped', 'retrained')),
  -- 'candidate': whole and never in use. 'refused': not better, or damaged; it never goes live.
  state text not null check (state in ('candidate', 'live', 'past', 'refused')),
  -- A refused one needs no weights any more.
  weights bytea check (weights is not null or state = 'refused'),
  -- SHA-256 of the weights: knows a shipped one again, and tells when bytes are damaged.
  hash bytea not null,
  card jsonb check (card is not null or state = 'refused'),
  -- The figures beside those of the version in use then.
  compared jsonb,
  refused_why text check (refused_why in ('damaged', 'no_card', 'not_better', 'worse_on_rest')),
  went_live_at timestamptz,
  check ((state = 'refused') = (refused_why is not null))
);
-- Weights do not compress; reading them whole is all that is ever done.
alter table model_versions alter column weights set storage external;
create unique index model_versions_live_idx on model_versions (state) where state = 'live'; -- one is in use at most
create unique index model_versions_shipped_idx on model_versions (hash) where origin = 'shipped'; -- an upgrade installs it once

-- Each training that was asked for; the newest tells the page how far it is.
create table training_runs (
  id int generated always as identity primary key,
  asked_at timestamptz not null default now(),
  asked_by int references staff (id) on delete set null, -- null: the timer
  -- Counts who took it up; a process that lost it to another may not end it.
  tries int not null default 0,
  stage text not null default 'waiting' check (stage in ('waiting', 'reading', 'training', 'comparing', 'ended')),
  -- Told every few seconds while a process works on it; silence means that the process died.
  seen_at timestamptz,
  ended_at timestamptz,
  outcome text check (outcome in ('live', 'refused', 'too_few', 'failed')),
  detail jsonb not null default '{}',
  -- The newest correction it had read: a later run with none newer has nothing to learn.
  examples_to bigint not null default 0,
  version_id int references model_versions (id) on delete set null,
  check ((stage = 'ended') = (ended_at is not null and outcome is not null))
);
create unique index training_runs_open_idx on training_runs ((true)) where ended_at is null; -- one at a time
