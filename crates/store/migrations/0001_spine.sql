-- The spine: organisations, accounts, residents, cases and all that happens to a case.
-- Portable subset: text, bigint. Times are fixed-width UTC text, days are ISO text, identities are text.

create table organisations (
    id text primary key,
    kind text not null,
    name_fi text not null,
    name_sv text not null,
    code text,
    county_code text,
    municipality_id text,
    in_fi text,
    homeland bigint not null default 0,
    valid_from text,
    valid_to text,
    merged_into text,
    ended_at text
);
create index organisations_by_municipality on organisations (municipality_id, kind);

create table settings (
    municipality_id text primary key,
    term text not null,
    phone text,
    phone_hours text,
    postal_address text,
    emergency_duty_phone text,
    protected_contact text,
    serves text,
    emphasis text,
    legal_basis text not null,
    data_protection_contact text,
    opening_working_days bigint not null,
    first_contact_working_days bigint not null,
    naming_days bigint not null,
    answer_working_days bigint not null,
    first_visit_days bigint not null,
    tries bigint not null,
    first_warning_days bigint not null,
    second_warning_days bigint not null,
    reopen_days bigint not null,
    follow_up_months bigint not null,
    version bigint not null default 1
);

create table consent_texts (
    municipality_id text not null,
    version bigint not null,
    language text not null,
    body text not null,
    made_at text not null,
    made_by text,
    primary key (municipality_id, version, language)
);

create table accounts (
    id text primary key,
    username text not null unique,
    name text not null,
    title text not null,
    phone text not null,
    language text not null,
    password_hash text,
    totp_sealed text,
    totp_confirmed_at text,
    totp_last_step bigint not null default 0,
    mail_confirmed_at text,
    made_at text not null,
    suspended_at text,
    demo bigint not null default 0,
    theme text,
    version bigint not null default 1
);

create table recovery_codes (
    account_id text not null,
    code_hash text not null,
    used_at text,
    primary key (account_id, code_hash)
);

create table memberships (
    id text primary key,
    account_id text not null,
    role text not null,
    municipality_id text not null,
    organisation_id text not null,
    started_at text not null,
    ended_at text,
    made_by text
);
create index memberships_by_account on memberships (account_id);
create index memberships_by_municipality on memberships (municipality_id, role);

create table web_sessions (
    id text primary key,
    account_id text not null,
    csrf text not null,
    device text not null,
    made_at text not null,
    seen_at text not null,
    passed_at text,
    ended_at text
);
create index web_sessions_by_account on web_sessions (account_id);

create table tokens (
    id text primary key,
    kind text not null,
    account_id text,
    municipality_id text,
    organisation_id text,
    mail text,
    role text,
    name text,
    made_at text not null,
    made_by text,
    expires_at text not null,
    used_at text
);

create table joining_links (
    id text primary key,
    municipality_id text not null,
    organisation_id text not null,
    domains text not null,
    made_at text not null,
    made_by text,
    expires_at text not null,
    ended_at text
);

create table throttles (
    id text primary key,
    failures bigint not null,
    blocked_until text,
    updated_at text not null
);

create table counters (
    municipality_id text not null,
    name text not null,
    value bigint not null,
    primary key (municipality_id, name)
);

create table residents (
    id text primary key,
    municipality_id text not null,
    name text not null,
    name_key text not null,
    birth_date text not null,
    village text not null,
    address text,
    phone text not null,
    phone_key text not null,
    call_when text,
    message_allowed bigint not null,
    letter_allowed bigint not null,
    language text not null,
    language_other text,
    interpreter bigint not null,
    trusted_name text,
    trusted_phone text,
    reach_note text,
    died_on text,
    made_at text not null,
    version bigint not null default 1
);
create index residents_by_name on residents (municipality_id, name_key, birth_date);
create index residents_by_phone on residents (municipality_id, phone_key);

create table cases (
    id text primary key,
    municipality_id text not null,
    resident_id text not null,
    number text not null,
    state text not null,
    sent_at text not null,
    received_at text,
    coordinator_id text,
    contacted_at text,
    tries bigint not null default 0,
    link_worker_id text,
    first_visit_on text,
    began_on text,
    ends_on text,
    closed_at text,
    last_moved_at text not null,
    version bigint not null default 1,
    unique (municipality_id, number)
);
create index cases_by_state on cases (municipality_id, state);
create index cases_by_resident on cases (resident_id);
create index cases_by_link_worker on cases (link_worker_id);

create table referrals (
    case_id text primary key,
    municipality_id text not null,
    source text not null,
    source_note text,
    sender_id text,
    referrer_name text not null,
    referrer_title text not null,
    unit_id text,
    unit_name text not null,
    referrer_phone text not null,
    reasons text not null,
    life_change text,
    wish text not null,
    obstacles text not null,
    obstacle_note text,
    safety_sealed text,
    timing text,
    link_worker_wish text,
    feedback_wanted bigint not null
);
create index referrals_by_sender on referrals (sender_id);

create table steps (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    step text not null,
    party text not null,
    by_account text,
    by_name text not null,
    at text not null,
    from_state text not null,
    to_state text not null,
    code text,
    note text
);
create index steps_by_case on steps (case_id, at);

create table clocks (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    clock text not null,
    started_on text not null,
    due_on text not null,
    stopped_at text
);
create index clocks_by_case on clocks (case_id, clock);
create index clocks_by_due on clocks (municipality_id, due_on);

create table contact_tries (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    at text not null,
    way text not null,
    outcome text not null,
    note text,
    by_account text not null
);
create index contact_tries_by_case on contact_tries (case_id);

create table information_requests (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    question text not null,
    asked_at text not null,
    asked_by text not null,
    answer text,
    answered_at text
);
create index information_requests_by_case on information_requests (case_id);

create table permissions (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    permission text not null,
    given text not null,
    text_version bigint not null,
    given_at text not null,
    withdrawn_at text,
    recorded_by text not null
);
create index permissions_by_case on permissions (case_id);

create table measurements (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    point text not null,
    mode text not null,
    helper text,
    satisfaction bigint,
    company bigint,
    going_out bigint,
    instrument text,
    total bigint,
    taken_on text not null,
    recorded_by text not null,
    made_at text not null
);
create index measurements_by_case on measurements (case_id);

create table link_workers (
    account_id text not null,
    municipality_id text not null,
    relation text not null,
    villages text not null,
    languages text not null,
    interests text not null,
    car bigint not null,
    wishes text not null,
    capacity bigint not null,
    trained_on text,
    secrecy_signed_on text,
    paused_until text,
    version bigint not null default 1,
    primary key (municipality_id, account_id)
);

create table declared_relatives (
    id text primary key,
    municipality_id text not null,
    account_id text not null,
    name text not null,
    name_key text not null
);
create index declared_relatives_by_account on declared_relatives (municipality_id, account_id);

create table bars (
    id text primary key,
    municipality_id text not null,
    resident_id text not null,
    account_id text,
    name text not null,
    name_key text not null,
    made_at text not null,
    made_by text not null
);
create index bars_by_resident on bars (resident_id);

create table proposals (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    account_id text not null,
    message text,
    reason text not null,
    asked_at text not null,
    asked_by text not null,
    answer_by text not null,
    answered_at text,
    answer text,
    closed_at text
);
create index proposals_by_case on proposals (case_id);
create index proposals_by_account on proposals (account_id);

create table assignments (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    account_id text not null,
    account_name text not null,
    started_at text not null,
    ended_at text,
    ended_reason text
);
create index assignments_by_case on assignments (case_id);
create index assignments_by_account on assignments (account_id);

create table first_visits (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    starts_at text not null,
    place text not null,
    outcome text,
    note text,
    made_at text not null,
    made_by text not null
);
create index first_visits_by_case on first_visits (case_id);

create table agreements (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    number bigint not null,
    status text not null,
    language text not null,
    interpreter text,
    starts_on text not null,
    ends_on text not null,
    rhythm text not null,
    channels text not null,
    places text,
    resident_name text not null,
    link_worker_id text not null,
    link_worker_name text not null,
    sealed_body text,
    hash text,
    made_at text not null,
    made_by text not null,
    sealed_at text,
    in_force_at text,
    version bigint not null default 1,
    unique (case_id, number)
);

create table agreed_goals (
    id text primary key,
    municipality_id text not null,
    agreement_id text not null,
    position bigint not null,
    words text not null,
    area text not null,
    step text,
    now bigint not null
);
create index agreed_goals_by_agreement on agreed_goals (agreement_id);

create table signatures (
    agreement_id text not null,
    municipality_id text not null,
    signer text not null,
    way text not null,
    name text not null,
    drawing text,
    signed_at text not null,
    signed_on text not null,
    kept_where text,
    recorded_by text not null,
    primary key (agreement_id, signer)
);

create table goals (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    position bigint not null,
    words text not null,
    area text not null,
    step text,
    rating_start bigint not null,
    rating_now bigint,
    status text not null,
    version bigint not null default 1
);
create index goals_by_case on goals (case_id);

create table contacts (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    by_account text not null,
    by_name text not null,
    held_on text not null,
    kind text not null,
    minutes bigint not null,
    goals text not null,
    note text not null,
    next_step text,
    kilometres bigint,
    expenses_cents bigint,
    own_load bigint,
    made_at text not null,
    corrects text,
    corrected_at text
);
create index contacts_by_case on contacts (case_id, held_on);

create table support_requests (
    id text primary key,
    municipality_id text not null,
    case_id text,
    account_id text not null,
    note text,
    made_at text not null,
    answered_at text,
    answered_by text
);
create index support_requests_by_municipality on support_requests (municipality_id, answered_at);

create table worries (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    by_account text not null,
    by_name text not null,
    text_sealed text not null,
    made_at text not null,
    seen_at text,
    seen_by text
);
create index worries_by_case on worries (case_id);

create table closings (
    case_id text primary key,
    municipality_id text not null,
    reason text,
    reason_note text,
    continues text,
    nothing_continues bigint not null default 0,
    summary text,
    residents_words text,
    release text,
    heard text,
    helped text,
    feedback_words text,
    feedback_for_worker bigint not null default 0,
    feedback_refused bigint not null default 0,
    measure_refused bigint not null default 0,
    follow_up_allowed bigint not null default 0,
    made_at text not null,
    version bigint not null default 1
);

create table follow_ups (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    held_on text not null,
    way text not null,
    continues text not null,
    note text,
    by_account text not null
);

create table substitutes (
    id text primary key,
    municipality_id text not null,
    account_id text not null,
    substitute_id text not null,
    starts_on text not null,
    ends_on text not null,
    ended_at text
);

create table access_reasons (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    account_id text not null,
    reason text not null,
    at text not null,
    until text not null
);
create index access_reasons_by_case on access_reasons (case_id, account_id);

create table drafts (
    id text primary key,
    account_id text not null,
    path text not null,
    sealed text not null,
    saved_at text not null,
    expires_at text not null,
    resumed bigint not null default 0
);
create index drafts_by_account on drafts (account_id, path);

create table submissions (
    account_id text not null,
    id text not null,
    result text not null,
    at text not null,
    primary key (account_id, id)
);

create table jobs (
    id text primary key,
    kind text not null,
    municipality_id text,
    account_id text,
    case_id text,
    token_id text,
    dedup text unique,
    made_at text not null,
    run_at text not null,
    attempts bigint not null default 0,
    leased_until text,
    done_at text,
    outcome text,
    error text
);
create index jobs_waiting on jobs (done_at, run_at);

create table letters (
    id text primary key,
    municipality_id text not null,
    case_id text not null,
    kind text not null,
    made_at text not null,
    printed_at text,
    printed_by text
);
create index letters_by_case on letters (case_id);

create table audit (
    chain text not null,
    seq bigint not null,
    at text not null,
    actor text not null,
    actor_name text not null,
    role text not null,
    kind text not null,
    action text not null,
    case_id text,
    resident_id text,
    detail text,
    previous text not null,
    mac text not null,
    primary key (chain, seq)
);
create index audit_by_resident on audit (resident_id, at);

create table audit_heads (
    chain text primary key,
    seq bigint not null,
    mac text not null
);
