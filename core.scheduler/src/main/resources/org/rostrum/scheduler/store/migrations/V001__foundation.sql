create table placeholder (
  id bigint not null primary key,
  seen_at timestamp with time zone not null
);
