-- Every movement of money names the decision that it rests on, as the journal has it, and the step of the process in
-- which it was booked. Rows from before stay as they are; the check holds for every new one.
alter table ampli.journal add constraint journal_line_of_dossier unique (id, dossier_number);

alter table ampli.ledger_entry
  add column decision_id   bigint,
  add column step          varchar(150),
  add column step_instance varchar(150),
  add constraint ledger_decision_of_the_same_dossier
    foreign key (decision_id, dossier_number) references ampli.journal (id, dossier_number),
  add constraint ledger_names_its_basis check (decision_id is not null and step is not null) not valid;
