-- Published posts on their networks, changes to them, and the guides to access: docs/pinterest.md.

-- What is known of a published post beyond its publication; made when it is first looked at or changed.
create table published_post (
  publication_id uuid not null primary key references publication (id) on delete cascade,
  workspace_id uuid not null references workspace (id),
  account_id uuid not null,
  -- AS_PUBLISHED, EDITED, REMOVED or GONE
  presence varchar(16) not null,
  -- what it is described with since it was edited; null for what the post says
  alt_text varchar(8000),
  -- how often in a row the network did not have it
  missed_looks integer not null,
  looked_at timestamp(6) with time zone,
  -- when the network is asked next; null for never
  look_at timestamp(6) with time zone,
  -- the one change that is under way
  open_change uuid
);
create index published_post_look on published_post (look_at);

-- A change to a published post that a person asked for: all that it shall say.
create table post_change (
  id uuid not null primary key,
  publication_id uuid not null references publication (id) on delete cascade,
  workspace_id uuid not null references workspace (id),
  -- EDIT or REMOVE
  kind varchar(16) not null,
  title varchar(2000) not null,
  body text not null,
  link varchar(2048) not null,
  alt_text varchar(8000) not null,
  options text not null,
  -- what of it is new: texts and keys of options, separated by spaces
  changed varchar(2000) not null,
  -- PENDING: nothing was sent. UNDER_WAY: it may have been sent. DONE and FAILED: over
  state varchar(16) not null,
  reason varchar(2000) not null,
  -- when it is gone on with; while it is worked on, when others may take it over; null when over
  wake_at timestamp(6) with time zone,
  -- raised by everybody who takes it: an outcome is believed only with its fence
  fence bigint not null,
  tries integer not null,
  requested_by_id uuid not null,
  requested_by varchar(400) not null,
  requested_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone
);
create index post_change_publication on post_change (publication_id, id);
create index post_change_wake on post_change (wake_at);

-- Steps of a guide and shots of a review that a person has ticked, and texts that were copied.
create table setup_tick (
  provider_id varchar(32) not null,
  item_id varchar(64) not null,
  ticked_at timestamp(6) with time zone not null,
  ticked_by varchar(400) not null,
  primary key (provider_id, item_id)
);
