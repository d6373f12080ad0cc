-- What the network's own headers last said of an account's budget, and since when an account is quieter than it ever is.
alter table channels add column usage_share real;
alter table channels add column usage_reset_at timestamptz;
alter table channels add column silent_since timestamptz;

-- An answer of unclear outcome is looked for on its network a few times before a person is left alone with it.
alter table outbox add column looks int not null default 0;
alter table outbox add column look_at timestamptz;
create index outbox_unclear_idx on outbox (look_at) where state = 'unknown' and settled_as is null; -- what is to be looked for

-- Every account has a queue of its own in the journal: a noisy one delays no other.
create index raw_events_queue_idx on raw_events (channel_id, id) where state = 'new'; -- the oldest waiting event of each account
