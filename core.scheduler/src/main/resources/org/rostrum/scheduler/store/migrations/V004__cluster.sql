-- Several nodes on one PostgreSQL. The embedded database has one process and leaves these empty.

-- Every start of a node takes the next number: the ids of its live events begin with it.
create table event_epoch (
  id integer not null primary key,
  taken bigint not null
);

-- Which master keys each running node can use: a rotation needs the new one everywhere.
create table vault_node (
  node varchar(64) not null primary key,
  master_keys varchar(4000) not null,
  seen_at timestamp(6) with time zone not null
);

-- What the nodes printed while nobody owned the installation; emptied when somebody does.
create table setup_token (
  token_hash varchar(64) not null primary key,
  printed_at timestamp(6) with time zone not null
);

-- Which node asks a network for an account's next token now: a refresh token works once.
create table refresh_turn (
  account_id uuid not null primary key,
  node varchar(64) not null,
  ends_at timestamp(6) with time zone not null
);

-- A piece of media that every node can have; its row comes after its chunks and goes before them.
create table media_file (
  sha256 varchar(64) not null,
  form varchar(16) not null,
  file_id uuid not null unique,
  bytes bigint not null,
  content_hash varchar(64) not null,
  primary key (sha256, form)
);

create table media_chunk (
  file_id uuid not null,
  ordinal integer not null,
  bytes bytea not null,
  stored_at timestamp(6) with time zone not null,
  primary key (file_id, ordinal)
);
create index media_chunk_age on media_chunk (stored_at);
