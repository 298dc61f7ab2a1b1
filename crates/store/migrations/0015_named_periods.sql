-- Periods that a municipality has named beforehand: a project from beginning to end. Means are told for them as for
-- calendar years. They are never changed, since what was told of one stays told.

create table named_periods (
    id text primary key,
    municipality_id text not null,
    name text not null,
    -- As it is written in addresses: "2025-03..2026-08".
    period text not null,
    made_by text not null,
    made_at text not null,
    unique (municipality_id, period)
);

-- The steps that reports count by month, each found without reading the cases of other years.
create index cases_by_receiving on cases (municipality_id, received_at);
create index cases_by_contact on cases (municipality_id, contacted_at);
create index cases_by_accepting on cases (municipality_id, accepted_at);
create index cases_by_first_visit on cases (municipality_id, first_visit_on);
create index cases_by_beginning on cases (municipality_id, began_on);
