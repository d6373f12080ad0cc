-- What the nightly proof of the figures found: that the parts add up to the whole, and that reports say what the ledger says.
create table figure_checks (
  id int generated always as identity primary key,
  at timestamptz not null,
  reports int not null,
  events bigint not null,
  -- How much does not add up; what and where stands in `findings`, the first of each kind.
  differences int not null,
  findings jsonb not null default '[]',
  took_ms int not null
);
create index figure_checks_at_idx on figure_checks (at desc);
