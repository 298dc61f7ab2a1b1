-- Answers of a group without anybody's name.
create table collections (
    id text primary key,
    municipality_id text not null,
    group_name text not null,
    held_on text not null,
    language text not null,
    -- Digest of the secret of a device that goes round, and until when it works.
    ticket text,
    ticket_until text,
    made_at text not null,
    made_by text not null,
    closed_at text,
    told text
);
create index collections_by_municipality on collections (municipality_id, held_on);
create index collections_by_ticket on collections (ticket);

-- An answer: the raw total of whoever answered every item. Its identity is chance; no time, no person. Deleted when the
-- collection is closed.
create table collection_answers (
    id text primary key,
    municipality_id text not null,
    collection_id text not null,
    way text not null,
    raw bigint
);
create index collection_answers_by_collection on collection_answers (collection_id);
