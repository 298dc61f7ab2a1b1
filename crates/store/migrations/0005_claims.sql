-- "This is ours": organisations that claim entries which a source or a coordinator has written.

-- The business identity code that a coordinator has confirmed: entries with the same code are the organisation's own.
alter table organisations add column business_id text;

create table claims (
    id text primary key,
    municipality_id text not null,
    activity_id text not null,
    organisation_id text not null,
    asked_by text not null,
    asked_at text not null,
    note text,
    decided_at text,
    decision text,
    reason text
);
create index claims_by_municipality on claims (municipality_id, decided_at);
create index claims_by_organisation on claims (organisation_id, asked_at);
create index umbrellas_by_member on umbrellas (member_id);
