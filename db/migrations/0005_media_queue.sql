-- Attachments of messages that are still to be fetched, checked and re-encoded; written with the message.
create table media_queue (
  message_id bigint not null,
  message_at timestamptz not null,
  raw_event_id bigint not null,
  raw_event_at timestamptz not null,
  external_id text not null,
  position int not null,
  tries int not null default 0,
  not_before timestamptz,
  error text,
  primary key (message_id, position)
);
