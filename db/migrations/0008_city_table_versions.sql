-- The city's tables are edited at the desk: what triage knew at each time, who changed it, and what of it reports may still name.

-- One row for each version of city.tables; the version in use stands here too as soon as the tables were changed once.
create table city_table_versions (
  version int primary key,
  tables jsonb not null,
  made_at timestamptz not null,
  -- Null: loaded at set-up. The version outlives whoever made it.
  made_by int references staff (id) on delete set null,
  -- What differs from the version before: [{"table", "key", "name", "change", "fields"}].
  changes jsonb not null default '[]',
  -- The earlier version that this one brings back.
  brings_back int
);

-- Bodies outside the city's power that were ended: reports sent there go on naming them, with the address as it was last known.
create table ended_outside (
  code text primary key,
  name_id text not null,
  name_en text not null,
  contact_id text not null,
  contact_en text not null,
  ended_at timestamptz not null
);
