-- Words of instruments that a municipality has loaded, what it asks when, and its decisions on clinical instruments.

create table text_packs (
    id text primary key,
    municipality_id text not null,
    instrument text not null,
    language text not null,
    sha256 text not null,
    content text not null,
    loaded_at text not null,
    loaded_by text not null,
    loaded_by_name text not null,
    unique (municipality_id, instrument, language)
);

-- One row a municipality: codes of point and instrument. No row: nothing was chosen yet.
create table instrument_choices (
    municipality_id text primary key,
    uses text not null,
    version bigint not null default 1,
    changed_at text not null,
    changed_by text not null
);

-- A decision is never changed: it is withdrawn, and a new one made.
create table instrument_decisions (
    id text primary key,
    municipality_id text not null,
    instrument text not null,
    decided_by text not null,
    decided_on text not null,
    responsible text not null,
    content text not null,
    made_at text not null,
    made_by text not null,
    made_by_name text not null,
    ended_at text,
    ended_by text
);
create index instrument_decisions_by_municipality on instrument_decisions (municipality_id, made_at);
