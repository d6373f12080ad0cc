-- In which hours something came to an account: its rhythm, from which an unusual silence is told. Purged after 60 days.
create table channel_hours (
  channel_id int not null references channels (id) on delete cascade,
  hour timestamptz not null,
  primary key (channel_id, hour)
);
