-- The path of link workers: from interest to the day of leaving.

-- Somebody on the path, with an account or not yet. What is recorded of a link worker (relation, training, secrecy)
-- stands here and no longer in the profile. Of a criminal record extract only the day on which it was shown is kept.
create table link_worker_paths (
    id text primary key,
    municipality_id text not null,
    state text not null,
    account_id text,
    name text not null,
    mail text,
    phone text,
    village text not null,
    languages text not null,
    why text,
    message text,
    relation text,
    interviewed_on text,
    interview_sealed text,
    secrecy_signed_on text,
    extract_shown_on text,
    trained_on text,
    certified_on text,
    reply text,
    invitation_id text,
    made_on text not null,
    moved_on text not null,
    version bigint not null default 1,
    unique (municipality_id, account_id)
);
create index link_worker_paths_by_state on link_worker_paths (municipality_id, state);

create table link_worker_steps (
    id text primary key,
    municipality_id text not null,
    path_id text not null,
    step text not null,
    by_account text,
    by_name text not null,
    at text not null,
    from_state text not null,
    to_state text not null
);
create index link_worker_steps_by_path on link_worker_steps (path_id, at);

-- Those who walked already stand where they stood.
insert into link_worker_paths (id, municipality_id, state, account_id, name, village, languages, relation,
    secrecy_signed_on, trained_on, made_on, moved_on)
select w.account_id || '-' || w.municipality_id, w.municipality_id,
    case when w.trained_on is not null and w.secrecy_signed_on is not null then 'active' else 'in_preparation' end,
    w.account_id, a.name, '', w.languages, w.relation, w.secrecy_signed_on, w.trained_on,
    substr(a.made_at, 1, 10), coalesce(w.trained_on, substr(a.made_at, 1, 10))
from link_workers w join accounts a on a.id = w.account_id;

alter table link_workers drop column relation;
alter table link_workers drop column trained_on;
alter table link_workers drop column secrecy_signed_on;
alter table link_workers add column themes text not null default '';
alter table link_workers add column hours bigint;
alter table link_workers add column paused_from text;

-- Declared relatives and neighbours are sealed: the key is a keyed digest, the name is empty. Rows from before are
-- sealed by the first round of the worker.
alter table declared_relatives add column sealed text;

alter table settings add column extract_asked bigint not null default 0;
alter table settings add column secrecy_months bigint;
alter table settings add column interest_days bigint not null default 180;
