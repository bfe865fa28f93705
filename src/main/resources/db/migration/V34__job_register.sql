-- The register of created jobs as a chain: who replaced whom, when a contract ended or changed, what was seen of it.

alter table ampli.hire add column replaces bigint;
alter table ampli.hire add column work varchar(20)
  check (work in ('VOLUNTEERING', 'CIVIC_SERVICE', 'INTERNSHIP', 'TEMPORARY_AGENCY', 'SECONDMENT', 'SELF_EMPLOYMENT'));
alter table ampli.hire add constraint work_names_what_is_no_employment
  check (work is null or contract = 'NOT_EMPLOYMENT');
alter table ampli.hire add constraint hire_replaces_one_of_its_dossier
  foreign key (replaces, dossier_number) references ampli.hire (id, dossier_number);
alter table ampli.hire add constraint hire_replaces_another check (replaces <> id);

-- Whether other money pays for this post was asked; rows below say whose.
alter table ampli.hire add column other_funding boolean;

create table ampli.job_funding (
  hire_id bigint         not null references ampli.hire,
  kind    varchar(20)    not null check (kind in ('AIDED_CONTRACT', 'FONJEP', 'EU_FUND', 'OTHER')),
  funder  varchar(200)   not null,
  amount  numeric(12, 2) check (amount > 0),
  primary key (hire_id, kind)
);

-- The end of a contract. The row entered last stands; one without a day takes an end back that was entered by mistake.
create table ampli.job_end (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null,
  hire_id        bigint       not null,
  ended_on       date,
  cause          varchar(20)  check (cause in ('RESIGNATION', 'TRIAL_ENDED', 'EMPLOYER', 'OTHER')),
  recorded_by    varchar(100) not null,
  recorded_at    timestamptz  not null,
  constraint end_of_a_hire_of_the_dossier foreign key (hire_id, dossier_number)
    references ampli.hire (id, dossier_number),
  constraint end_has_day_and_cause check ((ended_on is null) = (cause is null))
);

create index job_end_of_hire on ampli.job_end (hire_id, id);

-- Hours that a signed amendment to the contract changed, from a day on; exact, as in ampli.hire (R38).
create table ampli.job_hours_change (
  id                   bigint       generated always as identity primary key,
  dossier_number       varchar(20)  not null,
  hire_id              bigint       not null,
  effective_on         date         not null,
  weekly_hours         numeric      not null check (weekly_hours > 0),
  full_time_hours      numeric      not null check (full_time_hours > 0),
  full_time_ground     varchar(500),
  derogation           varchar(20)  check (derogation in ('EMPLOYEE_REQUEST', 'BRANCH_AGREEMENT', 'STUDENT', 'INSERTION',
                                      'MISSING')),
  derogation_reference varchar(500),
  recorded_by          varchar(100) not null,
  recorded_at          timestamptz  not null,
  constraint hours_of_a_hire_of_the_dossier foreign key (hire_id, dossier_number)
    references ampli.hire (id, dossier_number)
);

create index job_hours_change_of_hire on ampli.job_hours_change (hire_id, effective_on, id);

-- That somebody looked whether the job is still held.
create table ampli.job_check (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null,
  hire_id        bigint        not null,
  seen_on        date          not null,
  held           boolean       not null,
  seen_by        varchar(20)   not null check (seen_by in ('PAYSLIP', 'HEADCOUNT', 'PRESENCE', 'CALL', 'VISIT')),
  remark         varchar(1000),
  checked_by     varchar(100)  not null,
  checked_at     timestamptz   not null,
  constraint check_of_a_hire_of_the_dossier foreign key (hire_id, dossier_number)
    references ampli.hire (id, dossier_number)
);

create index job_check_of_dossier on ampli.job_check (dossier_number, id);

-- What was put in order of what a declaration left open; the reserve itself follows from the rules.
create table ampli.job_reserve_cure (
  hire_id        bigint       not null,
  dossier_number varchar(20)  not null,
  code           varchar(40)  not null check (code in ('DEROGATION_MISSING', 'DECLARED_OUT_OF_TIME')),
  cured_on       date         not null,
  reference      varchar(500) not null,
  recorded_by    varchar(100) not null,
  recorded_at    timestamptz  not null,
  primary key (hire_id, code, cured_on),
  constraint cure_of_a_hire_of_the_dossier foreign key (hire_id, dossier_number)
    references ampli.hire (id, dossier_number)
);

-- A finding is about one document; what was accepted once is not asked again.
alter table ampli.job_evidence add column document_id uuid references ampli.document;
alter table ampli.job_evidence drop constraint job_evidence_finding_check;
alter table ampli.job_evidence add constraint job_evidence_finding_check
  check (finding in ('ACCEPTED', 'REFUSED', 'ABSENT', 'NOT_FOUND'));

create table ampli.job_item_finding (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.start_up_period,
  kind           varchar(40)   not null,
  document_id    uuid          references ampli.document,
  finding        varchar(10)   not null check (finding in ('ACCEPTED', 'REFUSED', 'ABSENT', 'NOT_FOUND')),
  reason         varchar(1000),
  found_by       varchar(100)  not null,
  found_at       timestamptz   not null,
  constraint refused_item_has_a_reason check (finding <> 'REFUSED' or reason is not null),
  constraint accepted_or_refused_item_is_a_document check (finding in ('ABSENT', 'NOT_FOUND') or document_id is not null)
);

create index job_item_finding_of_dossier on ampli.job_item_finding (dossier_number, id);

-- A request for evidence while the control is under way; the time to pay stands still meanwhile (R31).
create table ampli.job_evidence_request (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.start_up_period,
  round          integer      not null check (round > 0),
  asked_on       date         not null,
  due_on         date         not null,
  asked_by       varchar(100) not null,
  closed_on      date,
  answered       boolean,
  explanation    varchar(4000),
  constraint evidence_request_round_once unique (dossier_number, round),
  constraint evidence_request_leaves_time check (due_on > asked_on),
  constraint evidence_request_is_closed_whole check ((closed_on is null) = (answered is null))
);

create unique index one_open_evidence_request on ampli.job_evidence_request (dossier_number) where closed_on is null;

create table ampli.job_evidence_request_item (
  request_id  bigint        not null references ampli.job_evidence_request,
  kind        varchar(40)   not null,
  document_id uuid          references ampli.document,
  sentence    varchar(1200) not null,
  primary key (request_id, kind)
);

-- Facts are added, never rewritten.
create trigger job_end_is_append_only before update or delete or truncate on ampli.job_end
  for each statement execute function ampli.refuse_change();
create trigger job_hours_change_is_append_only before update or delete or truncate on ampli.job_hours_change
  for each statement execute function ampli.refuse_change();
create trigger job_check_is_append_only before update or delete or truncate on ampli.job_check
  for each statement execute function ampli.refuse_change();
create trigger job_item_finding_is_append_only before update or delete or truncate on ampli.job_item_finding
  for each statement execute function ampli.refuse_change();
