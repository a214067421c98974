-- What accounts and published posts did on their networks: docs/statistics.md.

-- How collecting stands, one row for each account whose network has figures. On PostgreSQL the lease
-- lets one node at a time collect an account.
create table analytics_account (
  account_id uuid not null primary key references account (id) on delete cascade,
  -- null while nothing is to be collected
  due_at timestamp(6) with time zone,
  lease_owner varchar(64),
  lease_until timestamp(6) with time zone,
  state varchar(16) not null,
  reason varchar(2000) not null,
  failures integer not null,
  collected_at timestamp(6) with time zone,
  asked_at timestamp(6) with time zone,
  -- how many calls were made on that day (UTC)
  calls_on date not null,
  calls integer not null
);
create index analytics_account_due on analytics_account (due_at);

-- A day that has no row is a gap: nothing is known of it, which is not the same as zero.
create table account_figure (
  account_id uuid not null references analytics_account (account_id) on delete cascade,
  metric varchar(64) not null,
  figure_on date not null,
  amount double precision not null,
  complete boolean not null,
  primary key (account_id, metric, figure_on)
);

-- A published post whose figures are collected.
create table measured_publication (
  publication_id uuid not null primary key references publication (id) on delete cascade,
  account_id uuid not null references analytics_account (account_id) on delete cascade,
  -- what the place option of the publication said; empty text if nothing
  place varchar(255) not null,
  published_at timestamp(6) with time zone not null,
  -- null when nothing is to be collected any more
  due_at timestamp(6) with time zone,
  failures integer not null,
  -- that the network does not have it any more, and other reasons; empty text if all is well
  reason varchar(2000) not null,
  gone boolean not null
);
create index measured_publication_due on measured_publication (account_id, due_at);
create index measured_publication_time on measured_publication (account_id, published_at);

create table publication_figure (
  publication_id uuid not null references measured_publication (publication_id) on delete cascade,
  metric varchar(64) not null,
  figure_on date not null,
  amount double precision not null,
  complete boolean not null,
  primary key (publication_id, metric, figure_on)
);
create index publication_figure_age on publication_figure (figure_on);

-- Figures that the network says without days.
create table publication_lifetime (
  publication_id uuid not null references measured_publication (publication_id) on delete cascade,
  metric varchar(64) not null,
  amount double precision not null,
  primary key (publication_id, metric)
);

-- What people call the places that posts stand in.
create table analytics_place (
  account_id uuid not null references analytics_account (account_id) on delete cascade,
  place varchar(255) not null,
  label varchar(400) not null,
  primary key (account_id, place)
);

-- The network's own list of the best, as it was when it was asked last.
create table network_top_post (
  account_id uuid not null references analytics_account (account_id) on delete cascade,
  place_in_list integer not null,
  remote_id varchar(255) not null,
  url varchar(2048),
  -- by metric, as JSON
  figures text not null,
  primary key (account_id, place_in_list)
);
