-- A clock of one kind may start, end and start again on one day; each has a name of its own, so that notices are about
-- one of them.
alter table ampli.legal_clock drop constraint legal_clock_pkey;
alter table ampli.legal_clock add column id bigint generated always as identity primary key;
create index legal_clock_of_dossier on ampli.legal_clock (dossier_number, kind, started_on);
alter table ampli.legal_clock add constraint clocks_end_after_they_start check (ended_on >= started_on);

-- Who was told of which clock at which point: once.
create table ampli.clock_notice (
  clock_id       bigint      not null references ampli.legal_clock,
  dossier_number varchar(20) not null,
  point          varchar(40) not null check (point ~ '^(END|BEFORE_[0-9]+_(WORKING_DAYS|CALENDAR_DAYS|MONTHS))$'),
  -- the last day of the clock as it stood then
  due_on         date        not null,
  told_at        timestamptz not null,
  constraint told_once primary key (clock_id, point)
);

create index clock_notice_of_dossier on ampli.clock_notice (dossier_number);

create trigger clock_notice_is_append_only
  before update or delete or truncate on ampli.clock_notice
  for each statement execute function ampli.refuse_change();

-- From now on a dossier that closes ends its clocks; those that closed before did not.
update ampli.legal_clock c
set ended_on = greatest(c.started_on, (d.ended_at at time zone 'Europe/Paris')::date)
from ampli.dossier d
where d.number = c.dossier_number and d.ended_at is not null and c.ended_on is null;
