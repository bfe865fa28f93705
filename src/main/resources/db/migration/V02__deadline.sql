-- Clocks that run against a dossier, stand still and resume.
create table ampli.legal_clock (
  dossier_number varchar(20) not null check (dossier_number ~ '^AMPLI-[0-9]{4}-[0-9]{4,7}$'),
  kind           varchar(60) not null check (kind ~ '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$'),
  started_on     date        not null,
  due_on         date        not null,
  paused_on      date,
  stopped_days   integer     not null default 0 check (stopped_days >= 0),
  ended_on       date,
  primary key (dossier_number, kind, started_on),
  check (due_on >= started_on),
  check (paused_on >= started_on)
);

-- One clock of a kind runs at a time.
create unique index legal_clock_open on ampli.legal_clock (dossier_number, kind) where ended_on is null;

-- "Due by now and still running", over all dossiers.
create index legal_clock_running on ampli.legal_clock (due_on) where ended_on is null and paused_on is null;
