-- Keeps the place of another step until both are merged.
create table place_3 (id integer);
