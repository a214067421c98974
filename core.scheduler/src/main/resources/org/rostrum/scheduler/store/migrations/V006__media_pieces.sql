-- What is said of single pieces of a post, and what stands for a video.
alter table post_media add column title varchar(2000) default '' not null;
alter table post_media add column body text default '' not null;
alter table post_media add column link varchar(2048);
alter table post_media add column cover_ms bigint;
alter table post_media add column cover_media_id uuid references media (id);
create index post_media_cover on post_media (cover_media_id);

-- Videos: how they are encoded, and the picture that somebody chose to show for them.
alter table media add column codec varchar(64);
alter table media add column poster_sha256 varchar(64);
create index media_poster on media (poster_sha256);
