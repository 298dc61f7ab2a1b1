-- Taking a measurement: answers to each item, who helped, in which language; residents asked to answer by themselves.

alter table measurements add column helper_role text;
alter table measurements add column language text;
alter table measurements add column taken_at text;
alter table measurements add column asking_id text;
-- The answers ask for a call: since when, and when and by whom that was looked at.
alter table measurements add column calls_at text;
alter table measurements add column seen_at text;
alter table measurements add column seen_by text;

-- An answer to an item of an instrument; a skipped one has no row.
create table measurement_items (
    measurement_id text not null,
    municipality_id text not null,
    case_id text not null,
    item bigint not null,
    answer bigint not null,
    primary key (measurement_id, item)
);
create index measurement_items_by_case on measurement_items (case_id);

-- A resident asked to answer by themselves.
create table askings (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    point text not null,
    mode text not null,
    language text not null,
    -- Digest of the code that opens the form, where a link leads to it.
    code text,
    -- Digest of the secret that the open form carries.
    ticket text,
    -- Number of the sheet of paper.
    sheet bigint,
    -- Answers so far, sealed.
    sealed text,
    made_by text not null,
    made_at text not null,
    expires_at text not null,
    opened_at text,
    answered_at text,
    withdrawn_at text
);
create index askings_by_case on askings (case_id);
create unique index askings_by_sheet on askings (municipality_id, sheet);
create index askings_by_ticket on askings (ticket);
