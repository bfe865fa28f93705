-- A hearing begins on the day on which its letter is proven to have been received (R22, E35).
alter table ampli.job_hearing
  add column notified_on date,
  alter column ends_on drop not null,
  drop constraint hearing_lasts_fifteen_days;
-- Hearings of before ran from the day of their letter.
update ampli.job_hearing set notified_on = opened_on;
alter table ampli.job_hearing
  add constraint hearing_lasts_fifteen_days check (ends_on >= notified_on + 15),
  add constraint hearing_ends_once_it_began check ((notified_on is null) = (ends_on is null)),
  add constraint hearing_begins_after_its_letter check (notified_on >= opened_on);

alter table ampli.recovery_case
  add column hearing_notified_on date;
update ampli.recovery_case set hearing_notified_on = proposed_on where hearing_ends_on is not null;
alter table ampli.recovery_case
  add constraint recovery_hearing_lasts_fifteen_days check (hearing_ends_on >= hearing_notified_on + 15),
  add constraint recovery_hearing_ends_once_it_began check ((hearing_notified_on is null) = (hearing_ends_on is null));
