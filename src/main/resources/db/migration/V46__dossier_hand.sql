-- Which dossiers a person has had a hand in, and when last: the journal by person, one row for all acts on a dossier,
-- so that "my dossiers" is a stretch of an index however long the journal is.
create table ampli.dossier_hand (
  person         varchar(100) not null,
  dossier_number varchar(20)  not null,
  last_on        date         not null,
  primary key (person, dossier_number)
);

create index dossier_hand_by_last_day on ampli.dossier_hand (person, last_on desc, dossier_number desc);

-- One change a day and dossier at most. The application itself ('ampli') has a hand in everything.
create function ampli.note_hand() returns trigger language plpgsql as $$
begin
  insert into ampli.dossier_hand (person, dossier_number, last_on)
  values (new.person, new.dossier_number, (new.happened_at at time zone 'Europe/Paris')::date)
  on conflict (person, dossier_number) do update set last_on = excluded.last_on
    where ampli.dossier_hand.last_on < excluded.last_on;
  return null;
end;
$$;

create trigger journal_notes_hand after insert on ampli.journal
  for each row when (new.person <> 'ampli') execute function ampli.note_hand();

insert into ampli.dossier_hand (person, dossier_number, last_on)
select person, dossier_number, max((happened_at at time zone 'Europe/Paris')::date)
from ampli.journal where person <> 'ampli' group by person, dossier_number;
