-- Guidance without a case, activities within a case, and what the community lacks.

-- Lists that professionals gave to residents: a number for each half of a year, unit, way and theme. Nobody stands in
-- it, no list, no day. The topic is '' for the list as a whole.
create table guidance_counts (
    municipality_id text not null,
    unit_id text not null,
    period text not null,
    way text not null,
    topic text not null,
    count bigint not null,
    primary key (municipality_id, period, unit_id, way, topic)
);

-- Activities that were picked in a case, and what became of them. Number and title are copied: history stays true.
create table participations (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    activity_id text not null,
    number bigint not null,
    title text not null,
    state text not null,
    obstacles text not null,
    proposed_by text not null,
    proposed_at text not null,
    moved_at text not null,
    together bigint not null default 0,
    alone bigint not null default 0,
    version bigint not null default 1,
    unique (case_id, activity_id)
);
create index participations_by_activity on participations (activity_id);

create table participation_steps (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    participation_id text not null,
    step text,
    obstacles text not null,
    at text not null,
    by_account text not null,
    by_name text not null
);
create index participation_steps_by_case on participation_steps (case_id, at);

-- What is lacking, counted: a wish, a need without an activity, an obstacle. Never a case, an account or a day.
create table lack_counts (
    municipality_id text not null,
    period text not null,
    kind text not null,
    area text not null,
    topic text not null,
    count bigint not null,
    primary key (municipality_id, period, kind, area, topic)
);

-- Searches that led nowhere: a word of a fixed list and the day on which somebody looked for it. Once a day, whoever
-- and however many; nothing that was typed.
create table lack_searches (
    municipality_id text not null,
    day text not null,
    term text not null,
    primary key (municipality_id, day, term)
);

-- The words of a wish, for the coordinator alone, for ninety days. Nobody asks who wrote them.
create table wishes (
    id text primary key,
    municipality_id text not null,
    needs text not null,
    area text not null,
    note text not null,
    made_on text not null
);
create index wishes_by_municipality on wishes (municipality_id, made_on);

-- A need that became a proposal to somebody.
create table initiatives (
    id text primary key,
    municipality_id text not null,
    need text not null,
    area text not null,
    what text not null,
    addressee text not null,
    owner text not null,
    state text not null,
    outcome text,
    made_on text not null,
    changed_on text not null,
    made_by text not null,
    version bigint not null default 1
);
create index initiatives_by_municipality on initiatives (municipality_id, made_on);

-- Work for the community that concerns no resident.
create table community_work (
    id text primary key,
    municipality_id text not null,
    account_id text not null,
    by_name text not null,
    held_on text not null,
    what text not null,
    with_whom text,
    minutes bigint not null,
    made_at text not null
);
create index community_work_by_municipality on community_work (municipality_id, held_on);
