-- Who took which part in a dossier: what keeps duties apart by person.
create table ampli.part_taken (
  dossier_number varchar(20)  not null check (dossier_number ~ '^AMPLI-[0-9]{4}-[0-9]{4,7}$'),
  person         varchar(100) not null check (person <> ''),
  part           varchar(60)  not null check (part ~ '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$'),
  taken_at       timestamptz  not null,
  primary key (dossier_number, person, part)
);

-- Letting someone give a part back would undo the separation.
create trigger part_taken_is_append_only
  before update or delete or truncate on ampli.part_taken
  for each statement execute function ampli.refuse_change();
