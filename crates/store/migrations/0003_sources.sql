-- Sources that are read on schedule: which servers may be asked, how far a reading has come, what it could not take.

-- Servers that sources may be read from: "api.example.fi", "api.example.fi:8443". No other server is ever asked.
create table allowed_servers (
    municipality_id text not null,
    server text not null,
    plain bigint not null default 0,
    allowed_at text not null,
    primary key (municipality_id, server)
);

-- A reading that waits or is being done is a job like a mail.
alter table jobs add column run_id text;

alter table import_runs add column cause text not null default 'command';
alter table import_runs add column confirmed bigint not null default 0;
alter table import_runs add column expected bigint not null default 0;
alter table import_runs add column rejected bigint not null default 0;
alter table import_runs add column held_back bigint not null default 0;
alter table import_runs add column doubts bigint not null default 0;
alter table import_runs add column failure text;
alter table import_runs add column failure_detail text;

-- What a source says of a field that somebody wrote by hand: a person chooses. The content is the whole entry as the
-- source has it; the field says which part of it is meant.
create table field_offers (
    activity_id text not null,
    field text not null,
    source_id text not null,
    content text not null,
    offered_at text not null,
    refused_at text,
    primary key (activity_id, field, source_id)
);
