-- The dates that holders were given for their calendars. A date that moves gets the next sequence number, so that the
-- calendar moves its entry instead of adding one.
create table ampli.calendar_entry (
  uid            uuid         not null,
  sequence       integer      not null check (sequence >= 0),
  dossier_number varchar(20)  not null references ampli.dossier,
  clock          varchar(60)  not null check (clock ~ '^[a-z]+(-[a-z0-9]+)*$'),
  due_on         date         not null,
  letter_key     varchar(200) not null references ampli.letter,
  primary key (uid, sequence)
);

create index calendar_entry_of_dossier on ampli.calendar_entry (dossier_number, clock);

create trigger calendar_entry_is_append_only
  before update or delete or truncate on ampli.calendar_entry
  for each statement execute function ampli.refuse_change();
