-- How accounts are connected and kept: our own registrations with the networks, consents under way, the renewal of tokens,
-- and the register of every account and site of the city's agencies, also of those no program may read.

-- Our registration with a network ("app"): one serves all of the city's accounts there.
create table oauth_apps (
  network text primary key,
  client_id text not null,
  -- Sealed with the data key, as channels.secrets.
  secrets bytea not null,
  settings jsonb not null default '{}',
  set_at timestamptz not null default now(),
  set_by int references staff (id) on delete set null
);

-- A consent that somebody is giving at a network. It lives for minutes, works once, and only in the session that began it.
create table oauth_consents (
  id int generated always as identity primary key,
  -- Of the state that the network gives back: who reads the database cannot finish somebody's consent.
  state_hash bytea not null unique,
  network text not null,
  staff_id int not null references staff (id) on delete cascade,
  session_hash bytea not null,
  -- The account to connect anew; null: any that the consent covers.
  channel_id int references channels (id) on delete cascade,
  redirect_uri text not null,
  -- Sealed: our half of PKCE, and after the exchange the accounts to choose from with their tokens.
  secrets bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the network's answer came; the state is good for nothing from then on.
  answered_at timestamptz
);

-- Renewal: when the present secrets were given, how often in a row it failed, and when it is tried next.
alter table channels add column secrets_at timestamptz;
alter table channels add column renew_failures int not null default 0;
alter table channels add column renew_at timestamptz;
-- What the account showed of its own beside our outbox: an answer typed in the network's own app, a post.
alter table channels add column answered_there_at timestamptz;
alter table channels add column posted_at timestamptz;
create index outbox_answered_idx on outbox (channel_id, ended_at) where state = 'sent' and not automatic; -- an account's last answer by a person

-- Every site and account that speaks for the city. A connected channel has its row here too.
create table official_accounts (
  id int generated always as identity primary key,
  -- 'website', or a network by our name for it.
  network text not null,
  -- As people would type it, without @ and in lower case; of a website its host and path.
  handle text not null,
  url text,
  name text,
  agency_id int references agencies (id) on delete restrict, -- null: the whole city
  -- 'active' used; 'dormant' nobody posts; 'lost' nobody can get in; 'ended' closed or given up.
  state text not null default 'active' check (state in ('active', 'dormant', 'lost', 'ended')),
  note text,
  -- As somebody noted; of a connected account what the product itself saw counts as well.
  last_post_at timestamptz,
  last_answer_at timestamptz,
  source text not null check (source in ('hand', 'import', 'channel')),
  channel_id int unique references channels (id) on delete set null,
  added_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1,
  unique (network, handle)
);
create index official_accounts_agency_id_idx on official_accounts (agency_id); -- "the accounts of this agency"

-- Who holds the keys of an account: one owner, any number of admins. Not all of them have a log-in here.
create table official_account_people (
  id int generated always as identity primary key,
  account_id int not null references official_accounts (id) on delete cascade,
  part text not null check (part in ('owner', 'admin')),
  staff_id int references staff (id) on delete set null,
  name text not null
);
create unique index official_account_people_owner_idx on official_account_people (account_id) where part = 'owner';
create unique index official_account_people_name_idx on official_account_people (account_id, part, lower(name));
create index official_account_people_staff_id_idx on official_account_people (staff_id); -- "what does this person hold"

-- Somebody who held an account left or moved: what must be done before the account is safe again, step by step.
create table account_handovers (
  id int generated always as identity primary key,
  account_id int not null references official_accounts (id) on delete cascade,
  staff_id int not null references staff (id) on delete cascade,
  -- The name as it stood, and what the person was for the account.
  name text not null,
  part text not null check (part in ('owner', 'admin')),
  because text not null check (because in ('left', 'moved')),
  opened_at timestamptz not null,
  password_at timestamptz,
  admin_at timestamptz,
  reconnected_at timestamptz,
  holder_at timestamptz,
  done_at timestamptz
);
create unique index account_handovers_open_idx on account_handovers (account_id, staff_id) where done_at is null; -- one list per person and account

-- Accounts that are connected already stand in the register from now on.
insert into official_accounts (network, handle, name, agency_id, source, channel_id, added_at)
  select network, lower(ltrim(name, '@ ')), name, agency_id, 'channel', id, connected_at from channels
   where network not in ('web', 'counter') and state <> 'ended'
  on conflict do nothing;
