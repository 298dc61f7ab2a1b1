-- Where the villages of a municipality lie: lines of "name; degrees north; degrees east".
create table municipality_villages (
    municipality_id text primary key,
    villages text not null,
    version bigint not null default 1
);
