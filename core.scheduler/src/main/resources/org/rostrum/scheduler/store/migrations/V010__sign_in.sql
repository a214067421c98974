-- Accounts at servers that people name: docs/decisions/0017-sign-in-at-any-server.md.

-- Where the account is at home, as its provider said: a JSON object of texts, none of them secret.
alter table account add column home varchar(4000) default '{}' not null;
-- The server that renews the grant and how, as JSON; null where the provider declares it.
alter table account add column oauth_terms varchar(4000);
-- The key that the grant is bound to; null for bearer tokens.
alter table account add column proof_secret uuid references vault_secret (id);

-- The server that was found for a consent, as JSON; null where the provider declares it.
alter table authorization_state add column server varchar(4000);
alter table authorization_state add column proof_secret uuid references vault_secret (id);

-- The one key with which this installation proves itself to authorization servers.
create table client_key (
  id integer not null primary key,
  secret uuid not null references vault_secret (id),
  created_at timestamp(6) with time zone not null
);
