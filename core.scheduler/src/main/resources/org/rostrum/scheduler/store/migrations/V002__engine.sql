-- Keeps the place of another step until both are merged.
create table place_2 (id integer);
