-- Answering well and fast: drafts kept on the server, saved replies by topic, kind and use, work on many reports at once, views, snooze and follow.

-- What a member of staff is writing, until it is sent. Its words are read by its writer alone; colleagues see that there is one.
create table answer_drafts (
  report_id bigint not null references reports (id) on delete cascade,
  staff_id int not null references staff (id) on delete cascade,
  mode text not null check (mode in ('answer', 'note')),
  text text not null check (length(text) between 1 and 10000),
  -- Whom and how, as the form has it: {"visibility", "whom", "asks", "draftId", "replyId"}.
  choices jsonb not null default '{}',
  -- The report's version its writer had seen: decides whether a newer answer has come.
  seen_version int not null,
  -- Moves with every change, so that a slower device never writes over a newer text unseen.
  revision int not null default 1,
  saved_at timestamptz not null,
  primary key (report_id, staff_id)
);
create index answer_drafts_staff_idx on answer_drafts (staff_id, saved_at desc); -- "my drafts"
create index answer_drafts_saved_idx on answer_drafts (saved_at); -- what nobody came back to

alter table saved_replies
  -- Offered first for reports of this kind; null: for every kind.
  add column kind text check (kind in ('complaint', 'question', 'suggestion', 'praise', 'information', 'chatter', 'spam')),
  -- For networks where the whole text does not fit.
  add column short_text text,
  -- Answers that were sent with it; a changed reply takes it over.
  add column uses int not null default 0,
  add column used_at timestamptz;

-- Out of the list until a time, or until the resident writes: whichever comes first. No clock stops for it.
alter table reports
  add column snoozed_until timestamptz,
  add column snoozed_at timestamptz,
  add column snoozed_by int references staff (id) on delete set null,
  add constraint reports_snooze_check check ((snoozed_until is null) = (snoozed_at is null));
create index reports_snoozed_idx on reports (snoozed_until) where snoozed_until is not null; -- what comes back

-- Who wants to hear of every event of a report.
create table report_follows (
  report_id bigint not null references reports (id) on delete cascade,
  staff_id int not null references staff (id) on delete cascade,
  since_at timestamptz not null,
  primary key (report_id, staff_id)
);
create index report_follows_staff_idx on report_follows (staff_id, since_at desc); -- "what I follow"

-- Filters of the list under a name; private, or shared with the own agency.
create table saved_views (
  id int generated always as identity primary key,
  staff_id int not null references staff (id) on delete cascade,
  -- Everybody of this agency has it too; null: its maker alone.
  agency_id int references agencies (id) on delete cascade,
  name text not null check (length(name) between 1 and 60),
  -- As in the address of the list, in a fixed order.
  query text not null check (length(query) <= 600),
  made_at timestamptz not null
);
create index saved_views_staff_idx on saved_views (staff_id, id);
create index saved_views_agency_idx on saved_views (agency_id, id) where agency_id is not null;

-- One thing done to many reports at once. The key makes a double click one row.
create table bulk_acts (
  id bigint generated always as identity primary key,
  key text not null unique,
  staff_id int not null references staff (id) on delete restrict,
  act text not null check (act in ('hand_on', 'close', 'topic', 'snooze')),
  detail jsonb not null default '{}',
  at timestamptz not null,
  undone_at timestamptz
);
create index bulk_acts_staff_idx on bulk_acts (staff_id, id desc); -- what can still be undone

create table bulk_items (
  bulk_id bigint not null references bulk_acts (id) on delete cascade,
  report_id bigint not null references reports (id) on delete restrict,
  -- 'done', or why not.
  outcome text not null,
  -- What it was before, to be put back; and the version it got, so that what moved on since is left alone.
  before jsonb,
  version_after int,
  -- 'done', or why it was not put back; null while nobody asked.
  undo_outcome text,
  primary key (bulk_id, report_id)
);
create index bulk_items_report_idx on bulk_items (report_id);
