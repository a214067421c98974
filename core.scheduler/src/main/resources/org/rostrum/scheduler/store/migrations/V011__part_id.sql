-- The network's id of a post that is there in part: docs/decisions/0020-threads.md.
alter table publication add column part_id varchar(255);
create index publication_part on publication (part_id);
