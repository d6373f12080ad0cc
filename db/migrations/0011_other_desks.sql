-- Reports that also stand on another desk: SP4N-LAPOR! and LAKSA, where a person carries them over because neither has a
-- public API, and Open311 servers of other bodies, where we send them ourselves.

create table other_desk_cases (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  desk text not null check (desk in ('sp4n_lapor', 'laksa', 'open311')),
  -- The connected server; only of Open311.
  channel_id int references channels (id) on delete restrict,
  -- 'to': handed over by us. 'from': it came to us from there.
  direction text not null check (direction in ('to', 'from')),
  -- Whoever handed it over; null: a program's import.
  staff_id int references staff (id) on delete restrict,
  made_at timestamptz not null default now(),
  -- 'kept': it stands there. The others are of what we send ourselves, once: an unclear outcome is looked at, never repeated blindly.
  state text not null default 'kept' check (state in ('kept', 'sending', 'waiting_for_id', 'unknown', 'failed')),
  reason text,
  -- Under which Open311 promised the number that it did not have yet.
  token text,
  -- Their number: what a resident or a ministry asks by.
  tracking_id text,
  -- The reporter agreed that who they are goes along, and somebody with the permission handed it over.
  with_identity boolean not null default false,
  -- Their status in the words of our table (inbox/domain/other-desk-status.ts), as they wrote it, and since when.
  status text,
  status_text text,
  status_at timestamptz,
  check ((desk = 'open311') = (channel_id is not null))
);
-- Handing over twice to the same desk is refused.
create unique index other_desk_cases_report_idx on other_desk_cases (report_id, desk, coalesce(channel_id, 0));
-- One number of theirs is one report of ours: an import may be repeated.
create unique index other_desk_cases_tracking_idx on other_desk_cases (desk, coalesce(channel_id, 0), tracking_id) where tracking_id is not null;
create index other_desk_cases_unsure_idx on other_desk_cases (made_at) where state in ('sending', 'waiting_for_id'); -- "what is still on its way"
