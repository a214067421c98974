-- The first schema: runs unchanged on H2 and PostgreSQL.
-- Instants are `timestamp(6) with time zone`; texts in JSON are `text`; secrets exist only in vault_secret.

create table workspace (
  id uuid not null primary key,
  name varchar(400) not null,
  zone varchar(64) not null,
  created_at timestamp(6) with time zone not null
);

create table app_user (
  id uuid not null primary key,
  name varchar(400) not null,
  email varchar(254) not null,
  email_key varchar(254) not null unique,
  password_hash varchar(512) not null,
  created_at timestamp(6) with time zone not null,
  disabled_at timestamp(6) with time zone
);

create table membership (
  workspace_id uuid not null references workspace (id),
  user_id uuid not null references app_user (id),
  role varchar(32) not null,
  created_at timestamp(6) with time zone not null,
  primary key (workspace_id, user_id)
);

-- Only a hash of the cookie's token is kept.
create table user_session (
  token_hash varchar(64) not null primary key,
  user_id uuid not null references app_user (id),
  workspace_id uuid not null references workspace (id),
  created_at timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
create index user_session_expiry on user_session (expires_at);

create table api_token (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  user_id uuid not null references app_user (id),
  name varchar(400) not null,
  token_hash varchar(64) not null unique,
  permissions varchar(400) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  used_at timestamp(6) with time zone
);

-- One row per failed sign-in key (address or e-mail hash): throttling that survives a restart.
create table sign_in_throttle (
  throttle_key varchar(64) not null primary key,
  failures integer not null,
  blocked_until timestamp(6) with time zone not null
);

-- purpose says what a secret is for and is part of the associated data, with the id and version.
create table vault_secret (
  id uuid not null primary key,
  purpose varchar(200) not null,
  version bigint not null,
  master_key varchar(64) not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  updated_at timestamp(6) with time zone not null
);
create index vault_secret_key on vault_secret (master_key);

-- Which master key is in force, and a sealed known text that tells a wrong key at start.
create table vault_state (
  id integer not null primary key,
  master_key varchar(64) not null,
  probe bytea not null,
  updated_at timestamp(6) with time zone not null
);

create table service_settings (
  provider_id varchar(32) not null primary key,
  settings text not null,
  saved_at timestamp(6) with time zone not null,
  saved_by varchar(400) not null
);

create table service_secret (
  provider_id varchar(32) not null references service_settings (provider_id),
  setting_key varchar(64) not null,
  secret_id uuid not null references vault_secret (id),
  primary key (provider_id, setting_key)
);

create table account (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  provider_id varchar(32) not null,
  -- the value of the environment setting when it was connected; empty text if there is only one
  environment varchar(64) not null,
  environment_label varchar(200) not null,
  remote_id varchar(255) not null,
  display_name varchar(400) not null,
  handle varchar(400) not null,
  profile_url varchar(2048),
  avatar_url varchar(2048),
  method varchar(16) not null,
  state varchar(32) not null,
  reason varchar(2000) not null,
  scopes varchar(2000) not null,
  missing_scopes varchar(2000) not null,
  access_secret uuid references vault_secret (id),
  refresh_secret uuid references vault_secret (id),
  access_expires_at timestamp(6) with time zone,
  refresh_expires_at timestamp(6) with time zone,
  -- raised with every new grant: a refresh that comes second must not overwrite the first
  grant_version bigint not null,
  connected_at timestamp(6) with time zone not null,
  constraint account_identity unique (workspace_id, provider_id, environment, remote_id)
);

create table authorization_state (
  state_hash varchar(64) not null primary key,
  browser_hash varchar(64) not null,
  workspace_id uuid not null references workspace (id),
  user_id uuid not null,
  provider_id varchar(32) not null,
  environment varchar(64) not null,
  reconnect_account uuid,
  return_path varchar(2048) not null,
  verifier_secret uuid references vault_secret (id),
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
create index authorization_state_expiry on authorization_state (expires_at);

create table media (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  name varchar(800) not null,
  kind varchar(16) not null,
  content_type varchar(100) not null,
  bytes bigint not null,
  width integer not null,
  height integer not null,
  duration_ms bigint,
  sha256 varchar(64) not null,
  colour varchar(7) not null,
  created_at timestamp(6) with time zone not null,
  constraint media_content unique (workspace_id, sha256)
);
create index media_newest on media (workspace_id, created_at, id);

create table post (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  version bigint not null,
  title varchar(2000) not null,
  body text not null,
  link varchar(2048),
  author_id uuid not null,
  author_name varchar(400) not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);

create table post_media (
  post_id uuid not null references post (id) on delete cascade,
  ordinal integer not null,
  media_id uuid not null references media (id),
  alt_text varchar(8000) not null,
  primary key (post_id, ordinal)
);
create index post_media_use on post_media (media_id);

-- One post going to one account at one instant. account_id has no foreign key: what was published
-- stays listed after its account is gone.
create table publication (
  id uuid not null primary key,
  post_id uuid not null references post (id) on delete cascade,
  workspace_id uuid not null references workspace (id),
  account_id uuid not null,
  account_name varchar(400) not null,
  provider_id varchar(32) not null,
  ordinal integer not null,
  options text not null,
  version_title varchar(2000),
  version_body text,
  version_link varchar(2048),
  state varchar(16) not null,
  reason varchar(2000) not null,
  due_at timestamp(6) with time zone,
  -- when the engine looks at it next; null while nothing happens by itself
  wake_at timestamp(6) with time zone,
  -- raised by every claim: an outcome is believed only with the fence of its attempt
  fence bigint not null,
  lease_owner varchar(64),
  lease_until timestamp(6) with time zone,
  attempts integer not null,
  retries integer not null,
  reconciliations integer not null,
  -- the notes of the provider: what was uploaded already, what stood there before
  checkpoint text,
  remote_id varchar(255),
  url varchar(2048),
  published_at timestamp(6) with time zone,
  list_title varchar(400) not null,
  search_text text not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);
create index publication_post on publication (post_id);
create index publication_calendar on publication (workspace_id, due_at, id);
create index publication_account on publication (account_id, state);
create index publication_lease on publication (lease_until);
create index publication_wake on publication (wake_at, id);

create table attempt (
  publication_id uuid not null references publication (id) on delete cascade,
  number integer not null,
  fence bigint not null,
  -- PUBLISH tries, RECONCILE asks
  kind varchar(16) not null,
  node varchar(64) not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  outcome varchar(32) not null,
  detail varchar(2000) not null,
  primary key (publication_id, number)
);

create table idempotency_key (
  workspace_id uuid not null references workspace (id),
  idem_key varchar(200) not null,
  request_hash varchar(64) not null,
  post_id uuid not null,
  created_at timestamp(6) with time zone not null,
  primary key (workspace_id, idem_key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table audit_entry (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  at timestamp(6) with time zone not null,
  actor varchar(400) not null,
  action varchar(100) not null,
  subject varchar(255) not null,
  detail varchar(2000) not null
);
create index audit_entry_newest on audit_entry (workspace_id, id);
