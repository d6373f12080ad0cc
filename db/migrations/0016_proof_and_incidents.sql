-- Proof of what was done, the head's word on it, incidents that everybody asks about, and who leaves a joined matter by himself.

-- How long the resident may say "not fixed", in days; shown on the report's own page.
alter table city add column reopen_days int not null default 14 check (reopen_days between 1 and 365);

-- A photo that shows the work. What people see of it is the row of media: made anew, without EXIF.
create table proofs (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  media_id bigint not null references media (id) on delete restrict,
  added_by int not null references staff (id) on delete restrict,
  added_at timestamptz not null,
  -- Taken away again by whoever added it, before the report was ended with it.
  removed_at timestamptz,
  removed_by int references staff (id) on delete restrict,
  check ((removed_at is null) = (removed_by is null))
);
create index proofs_report_id_idx on proofs (report_id, id); -- the proof of a report
create index proofs_media_id_idx on proofs (media_id); -- which report a picture proves

-- The file as it came, apart from everything that is shown: opened by permission and with a reason, never changed.
create table proof_originals (
  proof_id bigint primary key references proofs (id) on delete restrict,
  mime text not null,
  bytes bytea not null,
  sha256 bytea not null
);
alter table proof_originals alter column bytes set storage external; -- already compressed
create function keep_proof_sealed() returns trigger language plpgsql as $$
begin
  raise exception 'the original of a proof is never changed';
end $$;
create trigger proof_originals_sealed before update or delete on proof_originals
  for each row execute function keep_proof_sealed();
create index media_original_sha256_idx on media (original_sha256); -- the same file again

-- Resolving that needs the head's word: asked, then approved or sent back; lapsed when the report went another way meanwhile.
create table resolve_requests (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  agency_id int references agencies (id) on delete restrict,
  explanation text not null,
  asked_by int not null references staff (id) on delete restrict,
  asked_at timestamptz not null,
  decided_as text check (decided_as in ('approved', 'sent_back', 'lapsed')),
  decided_by int references staff (id) on delete restrict,
  decided_at timestamptz,
  -- The coordinator decided in the place of the head.
  as_deputy boolean not null default false,
  reason text,
  check ((decided_as is null) = (decided_at is null))
);
create unique index resolve_requests_waiting_idx on resolve_requests (report_id) where decided_as is null; -- one at a time
create index resolve_requests_agency_idx on resolve_requests (agency_id, asked_at) where decided_as is null; -- what waits for a head
create index resolve_requests_report_id_idx on resolve_requests (report_id, id); -- its history

-- What everybody asks about for a while. Never deleted: it ends at its time, or before by a person.
create table incidents (
  id int generated always as identity primary key,
  text_id text not null,
  text_en text,
  -- Offered to mimins as the answer to reports of it.
  answer text not null,
  topic_id int references topics (id) on delete restrict,
  kecamatan_code text references areas (code) on delete restrict,
  kelurahan_code text references areas (code) on delete restrict,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- The report that answers for those of it.
  main_id bigint references reports (id) on delete restrict,
  made_by int not null references staff (id) on delete restrict,
  made_at timestamptz not null,
  -- Moves with every change, so that pages kept as bytes are made anew.
  version int not null default 1,
  check (until_at > from_at),
  check (topic_id is not null or kecamatan_code is not null or kelurahan_code is not null)
);
create index incidents_until_idx on incidents (until_at); -- what is on now or to come
create index reports_opened_open_idx on reports (opened_at desc) where status in ('open', 'waiting') and main_id is null and hidden_at is null; -- new reports an incident may explain

-- Every change of an incident: when it was declared, moved, given its main report, ended.
create table incident_changes (
  id bigint generated always as identity primary key,
  incident_id int not null references incidents (id) on delete restrict,
  at timestamptz not null,
  staff_id int not null references staff (id) on delete restrict,
  type text not null check (type in ('declared', 'until_moved', 'main_set', 'ended')),
  detail jsonb not null default '{}'
);
create index incident_changes_incident_idx on incident_changes (incident_id, id); -- its history

-- A resident may say that two reports are not one matter; no member of staff decided it then.
do $$
declare name text;
begin
  select conname into name from pg_constraint
   where conrelid = 'same_matter_pairs'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%decided_by%';
  execute format('alter table same_matter_pairs drop constraint %I', name);
end $$;
alter table same_matter_pairs add constraint same_matter_pairs_decided_check
  check ((decided_as is null) = (decided_at is null) and (decided_by is null or decided_as is not null)
    and (decided_as is distinct from 'same' or decided_by is not null));
