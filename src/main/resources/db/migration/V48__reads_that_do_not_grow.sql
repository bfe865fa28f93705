-- What screens read must not grow with the number of dossiers (docs/growth.md).

-- Conflicts are few among the parts that people take, and are asked for with every list (fr.ampli.access.Parts)
create index part_taken_that_keeps_away on ampli.part_taken (person, dossier_number) where part = 'CONFLICT_DECLARED';

-- A search for frequent words goes through dossiers in the order in which people see them, until it has enough. With the
-- words inside, only the index is read.
create index dossier_by_opening on ampli.dossier (opened_at desc, number desc) include (words);
create index dossier_closed_with_words on ampli.dossier (ended_at desc, number desc) include (words, ending, postal_code)
  where ended_at is not null;
create index dossier_referred on ampli.dossier (referring_partner_id, opened_at desc, number desc)
  where referring_partner_id is not null;
drop index ampli.dossier_by_partner;

-- The legal delays that end first, with their dossiers inside
create index legal_clock_by_kind_and_day on ampli.legal_clock (kind, due_on, dossier_number)
  where ended_on is null and paused_on is null;
drop index ampli.legal_clock_by_kind;

-- Projects that a partner may have in hand (fr.ampli.referral.PartnerStore)
create index dossier_in_feasibility on ampli.dossier (number) where ended_at is null and stage in ('FIRST_CONTACT', 'FEASIBILITY');

-- What the page of a dossier reads from tables that could not be asked by dossier yet
create index account_change_of_dossier on ampli.account_change (dossier_number, id);
create index bank_account_of_dossier on ampli.bank_account (dossier_number, id);
create index irregularity_of_dossier on ampli.irregularity (dossier_number, recovery_id);
create index job_end_of_dossier on ampli.job_end (dossier_number, id);
create index job_hours_change_of_dossier on ampli.job_hours_change (dossier_number, id);
create index payment_freeze_of_dossier on ampli.payment_freeze (dossier_number, id);
create index payment_manual_answer_of_dossier on ampli.payment_manual_answer (dossier_number, instalment, attempt, id);
create index recovery_case_of_dossier on ampli.recovery_case (dossier_number, id);
create index start_decision_of_dossier on ampli.start_decision (dossier_number, id);
