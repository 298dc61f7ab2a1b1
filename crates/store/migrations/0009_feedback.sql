-- Feedback in figures: one row an answer. Nobody stands in it, no case, no account, no day; its identity is chance, so
-- that the answers of one person cannot be put together again.
create table feedback_answers (
    id text primary key,
    municipality_id text not null,
    audience text not null,
    month text not null,
    question text not null,
    answer text not null
);
create index feedback_answers_by_month on feedback_answers (municipality_id, month);

-- What people say in their own words, sealed, apart from the figures. With a case only where the resident gave a name.
create table feedback_words (
    id text primary key,
    municipality_id text not null,
    audience text not null,
    case_id text unique,
    month text not null,
    words_sealed text not null,
    opened bigint not null,
    handled_on text,
    handled_by text,
    delete_on text not null
);
create index feedback_words_by_municipality on feedback_words (municipality_id, opened);

-- How many have answered without a name since the words of such answers were opened together last.
create table feedback_unnamed (
    municipality_id text not null,
    audience text not null,
    waiting bigint not null,
    primary key (municipality_id, audience)
);

-- When somebody was asked last, and in which month they answered: not what.
create table feedback_asked (
    municipality_id text not null,
    audience text not null,
    account_id text not null,
    asked_on text,
    answered_in text,
    primary key (municipality_id, audience, account_id)
);

-- A one-time link may be about a case.
alter table tokens add column case_id text;
create index tokens_by_case on tokens (case_id, kind);

-- The resident answers later, alone; and the month in which the resident has answered by a link, with a name.
alter table closings add column feedback_later bigint not null default 0;
alter table closings add column feedback_month text;

-- How many people live where: a table that an administrator loads whole. An empty word stands for all.
create table population (
    municipality_id text not null,
    village text not null,
    age_band text not null,
    language text not null,
    people bigint not null,
    primary key (municipality_id, village, age_band, language)
);
create table population_loads (
    municipality_id text primary key,
    source text not null,
    counted_on text not null,
    loaded_at text not null,
    loaded_by text not null
);

-- What the work costs, by year; the newest row of a kind holds.
create table cost_inputs (
    id text primary key,
    municipality_id text not null,
    year bigint not null,
    kind text not null,
    cents bigint,
    source text,
    made_at text not null,
    made_by text not null
);
create index cost_inputs_by_year on cost_inputs (municipality_id, year, kind, made_at);
