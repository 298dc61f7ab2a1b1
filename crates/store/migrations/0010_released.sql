-- Figures that have been released: what was published of a table for a period that has ended, and the counts from
-- which it was made. Nothing here is ever changed: a later release must not undo an earlier one.

create table released_figures (
    municipality_id text not null,
    -- The whole that tables share, and the table that divides it; the whole itself has an empty division.
    whole text not null,
    division text not null,
    period text not null,
    cell text not null,
    -- What the cell is a part of; empty for the first column.
    part_of text not null,
    -- The order of the cells.
    place bigint not null,
    count bigint not null,
    shown bigint not null,
    released_at text not null,
    primary key (municipality_id, whole, division, period, cell)
);

-- Values worked out from answers (means, medians), as they were first published.
create table released_values (
    municipality_id text not null,
    whole text not null,
    period text not null,
    value text not null,
    released_at text not null,
    primary key (municipality_id, whole, period)
);

-- Counts under this are not shown. Never under 3.
alter table settings add column least_shown bigint not null default 5;
