-- What the holder handed in: one application per dossier, read by everything that follows.
create table ampli.application (
  dossier_number            varchar(20)   primary key references ampli.dossier,
  submitted_on              date          not null,
  job_title                 varchar(200)  not null check (btrim(job_title) <> ''),
  contract                  varchar(20)   not null check (contract in ('PERMANENT', 'FIXED_TERM', 'SUBSIDISED', 'NOT_EMPLOYMENT')),
  fixed_term_months         integer       check (fixed_term_months > 0),
  weekly_hours              numeric(5, 2) not null check (weekly_hours > 0),
  full_time_hours           numeric(5, 2) not null check (full_time_hours > 0),
  full_time_basis           varchar(300),
  planned_hire_date         date          not null,
  planned_from              date          not null,
  planned_until             date          not null,
  activity_running          boolean       not null,
  job_existing              boolean       not null,
  investment_only           boolean       not null,
  other_eu_aid              boolean       not null,
  other_public_aid          varchar(2000),
  republican_commitment     boolean       not null,
  de_minimis_received_cents bigint        not null check (de_minimis_received_cents >= 0),
  recorded_by               varchar(100)  not null,
  recorded_at               timestamptz   not null,
  constraint fixed_term_has_a_length check ((contract = 'FIXED_TERM') = (fixed_term_months is not null)),
  constraint planned_period_runs_forward check (planned_until > planned_from)
);

-- What the agent found of each expected piece, as it stands now.
create table ampli.application_piece (
  dossier_number varchar(20)   not null references ampli.application,
  kind           varchar(40)   not null,
  indispensable  boolean       not null,
  state          varchar(10)   not null check (state in ('ACCEPTED', 'MISSING', 'REFUSED')),
  reason         varchar(1000),
  checked_by     varchar(100)  not null,
  checked_at     timestamptz   not null,
  primary key (dossier_number, kind),
  constraint refused_pieces_have_a_reason check (state <> 'REFUSED' or btrim(coalesce(reason, '')) <> '')
);

-- The result of the check that ended it; an incomplete application leaves its requests instead.
create table ampli.admissibility (
  dossier_number varchar(20)   primary key references ampli.application,
  result         varchar(20)   not null check (result in ('ADMISSIBLE', 'INADMISSIBLE', 'CLOSED_INCOMPLETE')),
  grounds        varchar(4000),
  author         varchar(500),
  decided_on     date          not null,
  decided_by     varchar(100)  not null,
  constraint refusals_name_their_author check (result = 'ADMISSIBLE' or btrim(coalesce(author, '')) <> '')
);

create table ampli.inadmissibility_reason (
  dossier_number varchar(20)   not null references ampli.admissibility,
  position       integer       not null,
  code           varchar(60)   not null,
  clause         varchar(20)   not null,
  sentence       varchar(1000) not null check (btrim(sentence) <> ''),
  primary key (dossier_number, position)
);

-- Requests for missing pieces (R19): each may be renewed once, one is open at a time.
create table ampli.missing_pieces_request (
  dossier_number varchar(20)   not null references ampli.application,
  round          integer       not null check (round > 0),
  requested_on   date          not null,
  requested_at   timestamptz   not null,
  due_on         date          not null,
  renewed_on     date,
  received_on    date,
  closed_on      date,
  note           varchar(2000),
  author         varchar(500)  not null check (btrim(author) <> ''),
  primary key (dossier_number, round),
  constraint request_runs_forward check (due_on > requested_on),
  constraint request_ends_one_way check (received_on is null or closed_on is null)
);

create unique index missing_pieces_request_open_once on ampli.missing_pieces_request (dossier_number)
  where received_on is null and closed_on is null;

-- The day on which silence rejected (R17), once per dossier; the examination goes on.
create table ampli.implied_rejection (
  dossier_number varchar(20) primary key references ampli.application,
  due_on         date        not null,
  logged_at      timestamptz not null
);

create trigger application_is_kept before update or delete or truncate on ampli.application
  for each statement execute function ampli.refuse_change();
create trigger admissibility_is_kept before update or delete or truncate on ampli.admissibility
  for each statement execute function ampli.refuse_change();
create trigger inadmissibility_reason_is_kept before update or delete or truncate on ampli.inadmissibility_reason
  for each statement execute function ampli.refuse_change();
create trigger implied_rejection_is_kept before update or delete or truncate on ampli.implied_rejection
  for each statement execute function ampli.refuse_change();
