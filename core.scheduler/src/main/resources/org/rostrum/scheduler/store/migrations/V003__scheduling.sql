-- Posting schedules, queues, recurrence, holds and lateness: docs/decisions/0012-scheduling.md.

-- Whether the publication took a slot of its account's queue.
alter table publication add column queued boolean default false not null;
-- Since when a person is asked about it because its time passed; null for every other reason.
alter table publication add column missed_at timestamp(6) with time zone;

-- The row is locked by whoever changes the queue of its account.
create table posting_schedule (
  account_id uuid not null primary key references account (id) on delete cascade,
  version bigint not null,
  -- null for the zone of the workspace
  zone varchar(64),
  paused_at timestamp(6) with time zone,
  paused_by varchar(400),
  pause_reason varchar(2000)
);

create table posting_slot (
  account_id uuid not null references posting_schedule (account_id) on delete cascade,
  -- counted from midnight on Monday
  minute_of_week integer not null,
  primary key (account_id, minute_of_week)
);

create table recurrence (
  id uuid not null primary key,
  workspace_id uuid not null references workspace (id),
  version bigint not null,
  template_id uuid references post (id) on delete set null,
  title varchar(400) not null,
  pattern varchar(16) not null,
  step integer not null,
  week_days varchar(80) not null,
  day_of_month integer not null,
  wall_time varchar(5) not null,
  -- null for the zone of the workspace
  zone varchar(64),
  first_day date not null,
  last_day date,
  max_count integer,
  state varchar(16) not null,
  reason varchar(2000) not null,
  -- the latest occurrence: its number, its time, and its post, which may have been deleted since
  occurrence integer not null,
  occurrence_at timestamp(6) with time zone not null,
  occurrence_post uuid,
  -- whether that occurrence has to be made anew, because the template was changed
  remake boolean not null,
  author_id uuid not null,
  author_name varchar(400) not null,
  created_at timestamp(6) with time zone not null
);
create index recurrence_workspace on recurrence (workspace_id, id);
create index recurrence_due on recurrence (state, occurrence_at);

-- Which recurrence the post belongs to; occurrence 0 is its template. The key is what makes an
-- occurrence exactly once.
alter table post add column recurrence_id uuid;
alter table post add column occurrence integer;
alter table post add constraint post_occurrence unique (recurrence_id, occurrence);

create table publishing_hold (
  scope_key varchar(120) not null primary key,
  -- null for the whole installation
  workspace_id uuid references workspace (id),
  provider_id varchar(32),
  account_id uuid references account (id) on delete cascade,
  held_at timestamp(6) with time zone not null,
  held_by varchar(400) not null,
  reason varchar(2000) not null
);

-- One row at most: how late is published what was missed.
create table missed_policy (
  id integer not null primary key,
  version bigint not null,
  publish_late_minutes bigint not null,
  changed_at timestamp(6) with time zone not null,
  changed_by varchar(400) not null
);
