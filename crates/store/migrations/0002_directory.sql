-- The directory: activities, where they came from, and whether they are still true.
-- An entry is read whole and written whole, and nobody queries inside it but the finder, which keeps its own index in
-- memory: so what is written stands as one document (JSON), and beside it only what is looked up.

create table activities (
    id text primary key,
    number bigint not null unique,
    municipality_id text not null,
    organisation_id text,
    business_id text,
    likeness text not null,
    status text not null,
    content text not null,
    checked_on text not null,
    checked_by text not null,
    unanswered bigint not null default 0,
    made_at text not null,
    changed_at text not null,
    changed_by text not null,
    version bigint not null default 1
);
create index activities_by_municipality on activities (municipality_id, status);
create index activities_by_organisation on activities (organisation_id);
create index activities_by_likeness on activities (likeness);
create index activities_by_change on activities (changed_at);

-- Where each field came from: a source, or 'hand'. What was written by hand is never overwritten silently.
create table activity_fields (
    activity_id text not null,
    field text not null,
    source text not null,
    at text not null,
    primary key (activity_id, field)
);

-- What was done to an entry, newest last. No names: a role or a source.
create table activity_changes (
    id text primary key,
    activity_id text not null,
    at text not null,
    by_role text not null,
    change text not null,
    note text
);
create index activity_changes_by_activity on activity_changes (activity_id, at);

-- A mailed question to an organiser, still true?, is a one-time link about an entry.
alter table tokens add column activity_id text;

-- Umbrella organisations that edit for their members, with the permission of each.
create table umbrellas (
    umbrella_id text not null,
    member_id text not null,
    municipality_id text not null,
    permitted_at text not null,
    ended_at text,
    primary key (umbrella_id, member_id)
);

-- Where entries come from: Palvelutietovaranto, a calendar, a table that somebody filled in.
create table sources (
    id text primary key,
    municipality_id text not null,
    kind text not null,
    name text not null,
    address text not null,
    licence text,
    every_hours bigint not null default 24,
    full_every_days bigint not null default 7,
    enabled bigint not null default 1,
    run_at text,
    full_at text,
    version bigint not null default 1,
    unique (municipality_id, kind, address)
);

-- An entry as a source knows it. Two sources may know the same entry.
create table activity_origins (
    source_id text not null,
    source_key text not null,
    activity_id text not null,
    learned_at text not null,
    seen_at text not null,
    gone_at text,
    primary key (source_id, source_key)
);
create index activity_origins_by_activity on activity_origins (activity_id);

create table import_runs (
    id text primary key,
    source_id text not null,
    began_at text not null,
    ended_at text,
    is_full bigint not null,
    state text not null,
    read_count bigint not null default 0,
    added bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    removed bigint not null default 0,
    report text not null default '[]'
);
create index import_runs_by_source on import_runs (source_id, began_at);

-- Two entries that may be the same: somebody decides.
create table doubles (
    first_id text not null,
    second_id text not null,
    municipality_id text not null,
    why text not null,
    found_at text not null,
    decided_at text,
    decision text,
    primary key (first_id, second_id)
);
