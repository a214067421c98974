-- What the engine needs to publish much, and on several nodes: docs/decisions/0011-engine.md.

-- Since when a publication waits for its provider, its settings or its account; null otherwise.
alter table publication add column parked_at timestamp(6) with time zone;
-- The account, while it is not known whether this publication is on the network; null otherwise.
alter table publication add column uncertain_account uuid;
update publication set parked_at = updated_at
  where wake_at is null and lease_until is null and state in ('WAITING', 'PUBLISHING', 'UNCERTAIN');
update publication set uncertain_account = account_id where state = 'UNCERTAIN';
-- A claim leaves wake_at as it is: what is leased lies among what is due.
update publication set wake_at = updated_at where lease_until is not null;

-- A claim changes no column that has an index, so that PostgreSQL need not touch any.
drop index publication_lease;
drop index publication_account;
create index publication_account on publication (account_id, remote_id);
create index publication_parked on publication (parked_at);
create index publication_uncertain on publication (uncertain_account);

-- Which account an attempt was for: what it has used of its limits is counted from here.
alter table attempt add column account_id uuid;
update attempt set account_id =
  (select publication.account_id from publication where publication.id = attempt.publication_id);
create index attempt_account on attempt (account_id, started_at);

-- The processes on this database; one that is not heard of for a while is dead to the others.
create table engine_node (
  id varchar(64) not null primary key,
  alive_until timestamp(6) with time zone not null,
  started_at timestamp(6) with time zone not null
);

-- Which node publishes for an account now.
create table lane (
  account_id uuid not null primary key,
  node varchar(64) not null
);
create index lane_node on lane (node);

-- What all nodes together have used of a limit that counts a whole network.
create table network_window (
  provider_id varchar(32) not null,
  limit_name varchar(200) not null,
  used text not null,
  primary key (provider_id, limit_name)
);

-- The pauses that networks asked for; account_id is all zeros for a whole network.
create table network_pause (
  provider_id varchar(32) not null,
  account_id uuid not null,
  until_at timestamp(6) with time zone not null,
  reason varchar(2000) not null,
  primary key (provider_id, account_id)
);
