-- Log-ins, sessions and second factors. The first five tables are better-auth's own (version 1.7.25, printed by its
-- compileMigrations with the two-factor plugin, then reviewed): their names and columns stay as that library writes them.
create table "user" (
  "id" text not null primary key,
  "name" text not null,
  -- Always lower case: better-auth looks it up that way.
  "email" text not null unique check ("email" = lower("email")),
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);

create table "session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade
);
create index "session_userId_idx" on "session" ("userId"); -- "where is this person logged in"

create table "account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on "account" ("userId"); -- the password at log-in

create table "verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on "verification" ("identifier"); -- the half-done log-in that waits for its code

create table "twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_userId_idx" on "twoFactor" ("userId"); -- the secret at log-in

-- A member of staff outlives the log-in: whoever leaves loses it, their name stays in the ledger.
alter table staff add foreign key (user_id) references "user" ("id") on delete set null;

-- Failed log-ins per e-mail, per address and per both, so that guessing gets slower; keys are hashes, not addresses.
create table login_limits (
  key text primary key,
  failures int not null default 0,
  last_failed_at timestamptz not null,
  wait_until timestamptz not null
);
create index login_limits_last_failed_at_idx on login_limits (last_failed_at); -- purge of what is a day old

create index staff_links_staff_id_idx on staff_links (staff_id); -- "end this person's earlier links"
-- A reset for somebody whose phone is gone also forgets the second factor, once the link is used.
alter table staff_links add column clears_second_factor boolean not null default false;
