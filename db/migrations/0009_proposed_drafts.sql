-- Drafts of answers that a mimin asked an AI endpoint for: who asked, when and how it ended; never what was said.

create table draft_requests (
  id bigint generated always as identity primary key,
  report_id bigint not null references reports (id) on delete restrict,
  staff_id int not null references staff (id) on delete restrict,
  asked_at timestamptz not null,
  -- 'proposed', or why there was none; null while it is being asked, and for ever when the process ended meanwhile.
  outcome text,
  -- SHA-256 of what was proposed: enough to tell whether it was sent as it came.
  text_hash bytea
);
create index draft_requests_staff_id_idx on draft_requests (staff_id, asked_at); -- "how many in the last minute"
create index draft_requests_report_id_idx on draft_requests (report_id); -- "was this answer proposed by a machine"

-- The answer began as a proposal of a machine, sent as it came or changed by its sender. Null: written by a person or a program.
alter table outbox add column proposal text check (proposal in ('unchanged', 'edited'));
