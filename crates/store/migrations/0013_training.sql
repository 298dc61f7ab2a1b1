-- Training: programmes, courses, sessions, tasks, who is on them, and certificates.

create table training_programmes (
    id text primary key,
    municipality_id text not null,
    kind text not null,
    owner text not null,
    owner_name text not null,
    title text not null,
    about text not null,
    valid_months bigint,
    made_at text not null,
    made_by text not null,
    version bigint not null default 1
);
create index training_programmes_by_municipality on training_programmes (municipality_id);

create table training_cohorts (
    id text primary key,
    municipality_id text not null,
    programme_id text not null references training_programmes (id),
    name text not null,
    starts_on text not null,
    ends_on text not null,
    enrol_by text not null,
    places bigint not null,
    modules text not null,
    percent bigint not null,
    all_tasks bigint not null,
    mentoring bigint not null,
    signer text not null,
    made_at text not null,
    cancelled_on text,
    cancelled_why text,
    version bigint not null default 1
);
create index training_cohorts_by_municipality on training_cohorts (municipality_id, starts_on);

create table training_sessions (
    id text primary key,
    municipality_id text not null,
    cohort_id text not null references training_cohorts (id),
    kind text not null,
    topic text,
    starts_at text not null,
    ends_at text not null,
    way text not null,
    place text,
    link text
);
create index training_sessions_by_cohort on training_sessions (cohort_id, starts_at);

create table training_tasks (
    id text primary key,
    municipality_id text not null,
    cohort_id text not null references training_cohorts (id),
    title text not null,
    due_on text not null
);
create index training_tasks_by_cohort on training_tasks (cohort_id, due_on);

create table training_enrolments (
    id text primary key,
    municipality_id text not null,
    cohort_id text not null references training_cohorts (id),
    account_id text,
    name text not null,
    mail text,
    phone text,
    home text,
    -- A digest of what tells people apart: whoever enrols twice has one enrolment.
    person_key text not null,
    state text not null,
    -- Order of coming; whoever enrols again comes last.
    turn bigint not null,
    token_id text not null,
    note_sealed text,
    made_at text not null,
    unique (cohort_id, person_key)
);
create index training_enrolments_by_token on training_enrolments (token_id);
create index training_enrolments_by_account on training_enrolments (account_id);

create table training_presences (
    municipality_id text not null,
    session_id text not null references training_sessions (id),
    enrolment_id text not null references training_enrolments (id),
    presence text not null,
    marked_at text not null,
    primary key (session_id, enrolment_id)
);
create index training_presences_by_enrolment on training_presences (enrolment_id);

create table training_tasks_done (
    municipality_id text not null,
    task_id text not null references training_tasks (id),
    enrolment_id text not null references training_enrolments (id),
    marked_at text not null,
    primary key (task_id, enrolment_id)
);
create index training_tasks_done_by_enrolment on training_tasks_done (enrolment_id);

-- A certificate is a copy of what was true when it was given. It refers to nothing, so that nothing changes it.
create table training_certificates (
    id text primary key,
    municipality_id text not null,
    cohort_id text not null,
    enrolment_id text not null,
    account_id text,
    programme_id text not null,
    kind text not null,
    name text not null,
    title text not null,
    cohort text not null,
    owner_name text not null,
    minutes bigint not null,
    credits bigint not null,
    themes text not null,
    signer text not null,
    given_on text not null,
    given_by text not null,
    expires_on text,
    revoked_on text,
    revoked_by text,
    revoked_why text,
    -- A digest of the code: the code itself is made anew from the identity by the installation's key.
    code_key text not null unique
);
create index training_certificates_by_account on training_certificates (account_id);
create index training_certificates_by_cohort on training_certificates (cohort_id);

create table training_requirements (
    municipality_id text primary key,
    hours bigint not null,
    programme_id text,
    fresh bigint not null,
    by_hand bigint not null,
    version bigint not null default 1
);
