-- The register of the created job: what was declared, what was found item by item, and what came of it.

-- Hours are kept as they were declared, without a scale: numeric(5, 2) would turn 17.499 into 17.50, and a failure into
-- a pass (R38). The share of full time is never stored: it is these two numbers.
create table ampli.hire (
  id                  bigint        generated always as identity primary key,
  dossier_number      varchar(20)   not null references ampli.start_up_period,
  corrects            bigint        unique,
  declared_at_step    varchar(10)   not null check (declared_at_step in ('HIRE', 'REPORT')),
  post_title          varchar(200)  not null,
  post                varchar(20)   not null check (post in ('AS_AGREED', 'AMENDED', 'DIFFERENT')),
  contract            varchar(20)   not null check (contract in ('PERMANENT', 'FIXED_TERM', 'SUBSIDISED', 'NOT_EMPLOYMENT')),
  fixed_term_months   integer       check (fixed_term_months > 0),
  weekly_hours        numeric       not null check (weekly_hours > 0),
  full_time_hours     numeric       not null check (full_time_hours > 0),
  full_time_ground    varchar(500),
  employer_siret      varchar(14)   not null check (employer_siret ~ '^[0-9]{14}$'),
  starts_on           date          not null,
  declaration         varchar(10)   not null check (declaration in ('DPAE', 'CEA', 'NONE')),
  declared_on         date,
  derogation          varchar(20)   check (derogation in ('EMPLOYEE_REQUEST', 'BRANCH_AGREEMENT', 'STUDENT', 'INSERTION',
                                      'MISSING')),
  derogation_reference varchar(500),
  recorded_by         varchar(100)  not null,
  recorded_at         timestamptz   not null,
  constraint hire_of_one_dossier unique (id, dossier_number),
  constraint hire_corrects_one_of_its_dossier foreign key (corrects, dossier_number)
    references ampli.hire (id, dossier_number),
  constraint fixed_term_has_a_length check ((contract = 'FIXED_TERM') = (fixed_term_months is not null)),
  constraint hiring_declaration_has_a_day check (declaration <> 'DPAE' or declared_on is not null)
);

create index hire_of_dossier on ampli.hire (dossier_number, id);

create table ampli.job_report (
  dossier_number varchar(20)   primary key references ampli.start_up_period,
  received_on    date          not null,
  job_held       boolean       not null,
  summary        varchar(4000) not null,
  recorded_by    varchar(100)  not null,
  recorded_at    timestamptz   not null
);

create table ampli.job_control (
  id                   bigint        generated always as identity primary key,
  dossier_number       varchar(20)   not null references ampli.start_up_period,
  round                integer       not null check (round > 0),
  report_received      boolean       not null,
  proof_false          boolean       not null,
  proof_false_grounds  varchar(4000),
  in_liquidation       boolean       not null,
  held_at_control      boolean       not null,
  ended_on             date,
  end_cause            varchar(20)   check (end_cause in ('RESIGNATION', 'TRIAL_ENDED', 'EMPLOYER', 'OTHER')),
  force_majeure        boolean       not null,
  post_as_agreed       boolean       not null,
  amendment_signed_on  date,
  extension_granted_on date,
  extension_until      date,
  conclusions          varchar(4000) not null,
  controlled_by        varchar(100)  not null,
  controlled_at        timestamptz   not null,
  constraint job_control_round_once unique (dossier_number, round),
  constraint false_proof_has_grounds check (not proof_false or proof_false_grounds is not null),
  constraint ended_job_has_day_and_cause check ((ended_on is null) = (end_cause is null)
    and not (held_at_control and ended_on is not null)),
  constraint extension_has_day_and_end check ((extension_granted_on is null) = (extension_until is null))
);

create table ampli.job_evidence (
  control_id bigint        not null references ampli.job_control,
  kind       varchar(40)   not null,
  finding    varchar(10)   not null check (finding in ('ACCEPTED', 'REFUSED', 'ABSENT')),
  reason     varchar(1000),
  primary key (control_id, kind),
  constraint refused_evidence_has_a_reason check (finding <> 'REFUSED' or reason is not null)
);

-- One outcome per control.
create table ampli.job_outcome (
  control_id   bigint      primary key references ampli.job_control,
  outcome      varchar(10) not null check (outcome in ('MET', 'NOT_MET', 'REVIEW', 'FRAUD')),
  balance_due  boolean     not null,
  advance_fate varchar(12) not null check (advance_fate in ('KEPT', 'TO_RECOVER', 'UNDECIDED')),
  reason_code  varchar(40) not null,
  found_on     date        not null,
  constraint balance_is_due_when_met check (balance_due = (outcome = 'MET')),
  constraint advance_is_kept_when_met check ((advance_fate = 'KEPT') = (outcome = 'MET'))
);

create table ampli.job_suspicion (
  control_id      bigint        primary key references ampli.job_outcome,
  confirmed       boolean       not null,
  grounds         varchar(4000) not null,
  prosecutor_told boolean       not null,
  assessed_by     varchar(100)  not null,
  assessed_at     timestamptz   not null,
  constraint confirmed_suspicion_is_reported check (not confirmed or prosecutor_told)
);

create table ampli.job_hearing (
  dossier_number       varchar(20)   primary key references ampli.start_up_period,
  control_id           bigint        not null unique references ampli.job_outcome,
  opened_on            date          not null,
  ends_on              date          not null,
  observations_on      date,
  observations_manner  varchar(10)   check (observations_manner in ('WRITTEN', 'ORAL')),
  observations         varchar(4000),
  observations_by      varchar(100),
  constraint hearing_lasts_fifteen_days check (ends_on >= opened_on + 15),
  constraint observations_are_whole check (
    (observations is null) = (observations_on is null)
    and (observations is null) = (observations_manner is null)
    and (observations is null) = (observations_by is null))
);

-- Nobody loses a right unheard (R22): a conclusion stands on a hearing.
create table ampli.job_conclusion (
  dossier_number   varchar(20)   primary key references ampli.job_hearing,
  met              boolean       not null,
  grounds          varchar(4000) not null,
  author_name      varchar(200)  not null,
  author_capacity  varchar(200)  not null,
  concluded_by     varchar(100)  not null,
  concluded_on     date          not null
);
