-- What is late, or about to be, and was brought before a head of service: a clock at one of its points, or a task.
create table ampli.escalation (
  id             uuid         primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  clock_id       bigint       references ampli.legal_clock,
  point          varchar(40),
  task_id        varchar(64),
  what           varchar(255) not null,
  due_on         date         not null,
  opened_at      timestamptz  not null,
  closed_at      timestamptz,
  closed_by      varchar(100),
  outcome        varchar(20)  check (outcome in ('REASSIGNED', 'EXTENDED', 'REMINDED', 'NOTED', 'SETTLED', 'REPLACED')),
  reason         text,
  -- where the outcome is EXTENDED: the task, and its last day before
  moved_task     varchar(64),
  moved_from     date,
  constraint escalation_is_about_one_thing check ((clock_id is null) <> (task_id is null)),
  constraint escalation_names_its_point check ((clock_id is null) = (point is null)),
  constraint closed_with_an_outcome check ((closed_at is null) = (outcome is null)
                                           and (closed_at is null) = (closed_by is null)),
  constraint escalation_moves_what_it_extends check ((moved_task is null) = (moved_from is null)
                                                     and (outcome <> 'EXTENDED' or moved_task is not null)),
  constraint escalated_once_per_point unique (clock_id, point),
  constraint escalated_once_per_due_date unique (task_id, due_on)
);

create index escalation_open on ampli.escalation (dossier_number) where closed_at is null;
create index escalation_moved on ampli.escalation (moved_task) where moved_task is not null;
create index escalation_open_of_task on ampli.escalation (task_id) where closed_at is null;
