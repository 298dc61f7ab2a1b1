-- What reports count by: when the municipality took a referral on, and the ways to the rows.

alter table cases add column accepted_at text;
update cases set accepted_at =
    (select min(s.at) from steps s where s.case_id = cases.id and s.to_state = 'accepted');

create index cases_by_sending on cases (municipality_id, sent_at);
create index cases_by_closing on cases (municipality_id, closed_at);
create index cases_of_resident_by_sending on cases (resident_id, sent_at);
create index contacts_by_day on contacts (municipality_id, held_on);
