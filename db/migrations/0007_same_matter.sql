-- One matter, many people: reports that are joined, suggestions of which may be, and what staff decided about them.

-- A joined report keeps its code, messages, ledger and answers; nothing is moved, so that a split loses nothing.
alter table reports
  -- The report it was joined to by a person, and the one that answers for all of them: a joined report may have had joined ones of its own.
  add column joined_to bigint references reports (id) on delete restrict,
  add column main_id bigint references reports (id) on delete restrict,
  add column joined_at timestamptz,
  -- Status and clocks from before, given back by a split.
  add column joined_state jsonb,
  add constraint reports_joined_check check ((joined_to is null) = (main_id is null) and (joined_to is null) = (joined_at is null) and main_id <> id),
  drop constraint reports_closed_as_check,
  add constraint reports_closed_as_check check (closed_as in ('no_answer_needed', 'outside', 'joined'));
create index reports_main_id_idx on reports (main_id) where main_id is not null; -- "all reports of this matter"
create index reports_open_road_idx on reports (road, id desc) where road is not null and status in ('open', 'waiting') and hidden_at is null; -- open reports on the same road

-- What the words stand under on the network: comments under one post often speak of one matter.
alter table conversations add column post text;
create index conversations_post_idx on conversations (channel_id, post, id desc) where post is not null; -- the newest conversations under a post

-- A picture's perceptual hash (64 bit), null for flat ones and for what was stored before. Two pictures that differ in at most
-- three bits share one of the four words, so each word has an index, newest first.
alter table media add column dhash bigint;
create index media_dhash_0_idx on media ((dhash & 65535), id desc) where dhash is not null; -- a near picture, first word
create index media_dhash_1_idx on media ((dhash >> 16 & 65535), id desc) where dhash is not null; -- second word
create index media_dhash_2_idx on media ((dhash >> 32 & 65535), id desc) where dhash is not null; -- third word
create index media_dhash_3_idx on media ((dhash >> 48 & 65535), id desc) where dhash is not null; -- fourth word

-- Two reports that may be one matter, the newer first. Nothing is joined by itself; what people decide is a labelled example.
create table same_matter_pairs (
  report_id bigint not null references reports (id) on delete restrict,
  other_id bigint not null references reports (id) on delete restrict,
  -- Null: a person joined them without a suggestion.
  score real,
  reasons jsonb not null default '[]',
  at timestamptz not null default now(),
  decided_as text check (decided_as in ('same', 'different')),
  decided_by int references staff (id) on delete restrict,
  decided_at timestamptz,
  primary key (report_id, other_id),
  check (report_id > other_id),
  check ((decided_as is null) = (decided_by is null) and (decided_as is null) = (decided_at is null))
);
create index same_matter_pairs_other_idx on same_matter_pairs (other_id, report_id); -- newer reports that may be this one
create index same_matter_pairs_decided_idx on same_matter_pairs (decided_at desc) include (score, decided_as) where decided_as is not null; -- how often suggestions were right
create index same_matter_pairs_undecided_idx on same_matter_pairs (at) where decided_as is null; -- old ones that nobody decided

-- Reports whose likely same ones are still to be looked for; written with the report, read right behind.
create table same_matter_queue (
  report_id bigint primary key references reports (id) on delete cascade,
  at timestamptz not null default now()
);
