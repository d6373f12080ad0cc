-- Some attachments vanish from the network soon (the story of a mention after a day): those are fetched first.
alter table media_queue add column gone_at timestamptz; -- null: the network keeps it as long as we know
