-- When and by whom the first measurement was to be taken, as it was agreed upon at the referral.
alter table referrals add column first_measurement text;
