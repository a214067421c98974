-- Texts that follow a post, in order, as a JSON array; null for none.
alter table post add column replies text;
-- What an account says instead; null for the same.
alter table publication add column version_replies text;
