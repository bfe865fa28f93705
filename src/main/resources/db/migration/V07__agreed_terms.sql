-- The conditions of an award are fixed on the day of the decision (R25); amounts are cents.
create table ampli.agreed_terms (
  dossier_number            varchar(20)   primary key references ampli.dossier,
  scheme_version            varchar(20)   not null,
  grant_cents               bigint        not null check (grant_cents > 0),
  advance_cents             bigint        not null check (advance_cents > 0),
  balance_cents             bigint        not null check (balance_cents > 0),
  advance_rate              numeric(5, 4) not null,
  minimum_fte               numeric(5, 4) not null,
  full_time_hours           numeric(5, 2) not null,
  part_time_floor_hours     numeric(5, 2) not null,
  start_up_months           integer       not null,
  last_eligible_day         date          not null,
  minimum_criterion_score   integer       not null,
  minimum_total_score       integer       not null,
  maximum_criterion_score   integer       not null,
  minimum_fixed_term_months integer       not null,
  replacement_gap_months    integer       not null,
  recovery_rate             numeric(5, 4) not null,
  de_minimis_ceiling_cents  bigint        not null,
  de_minimis_years          integer       not null,
  agreement_threshold_cents bigint        not null,
  job_title                 varchar(200)  not null,
  job_contract              varchar(20)   not null,
  job_weekly_hours          numeric(5, 2) not null check (job_weekly_hours > 0),
  job_full_time_hours       numeric(5, 2) not null check (job_full_time_hours > 0),
  awarded_on                date          not null,
  planned_from              date          not null,
  planned_until             date          not null,
  constraint instalments_make_the_grant check (advance_cents + balance_cents = grant_cents),
  constraint planned_period_runs_forward check (planned_until > planned_from and planned_until <= last_eligible_day)
);

create table ampli.start_up_period (
  dossier_number varchar(20) primary key references ampli.agreed_terms,
  starts_on      date        not null,
  ends_on        date        not null,
  constraint start_up_runs_forward check (ends_on > starts_on)
);

create function ampli.refuse_terms_change() returns trigger language plpgsql as $$
begin
  raise exception 'terms are frozen at the award: % is refused on ampli.agreed_terms', tg_op;
end $$;

create trigger terms_are_frozen before update or delete or truncate on ampli.agreed_terms
  for each statement execute function ampli.refuse_terms_change();
