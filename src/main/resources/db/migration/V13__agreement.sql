-- The agreement of an award: prepared, signed by both, in force or lapsed (R14, E12).
create table ampli.agreement (
  dossier_number            varchar(20)  primary key references ampli.agreed_terms,
  state                     varchar(20)  not null check (state in ('PREPARED', 'SIGNED_BY_HOLDER', 'SIGNATURE_REFUSED',
                                           'SIGNED_BY_REGION', 'IN_FORCE', 'LAPSED')),
  siret                     varchar(14)  check (siret ~ '^[0-9]{14}$'),
  holder_signatory          varchar(120),
  holder_signatory_capacity varchar(120),
  de_minimis_cents          bigint       check (de_minimis_cents >= 0),
  prepared_by               varchar(100),
  prepared_on               date,
  holder_signed_on          date,
  refusal_grounds           varchar(2000),
  region_signatory          varchar(120),
  region_signatory_capacity varchar(120),
  region_signed_by          varchar(100),
  region_signed_on          date,
  in_force_on               date,
  lapse_cause               varchar(20)  check (lapse_cause in ('NOT_PREPARED', 'NOT_SIGNED', 'SIGNATURE_REFUSED')),
  lapsed_on                 date,
  constraint agreement_is_prepared_wholly check (
    lapse_cause is not distinct from 'NOT_PREPARED'
    or (siret is not null and holder_signatory is not null and holder_signatory_capacity is not null
        and de_minimis_cents is not null and prepared_by is not null and prepared_on is not null)),
  constraint holder_signs_before_region check (
    state not in ('SIGNED_BY_HOLDER', 'SIGNED_BY_REGION', 'IN_FORCE') or holder_signed_on >= prepared_on),
  constraint region_signature_is_whole check (
    state not in ('SIGNED_BY_REGION', 'IN_FORCE')
    or (region_signed_on >= holder_signed_on and region_signed_by is not null and region_signatory is not null
        and region_signatory_capacity is not null)),
  constraint in_force_has_a_day check ((state = 'IN_FORCE') = (in_force_on is not null)),
  constraint refusal_has_grounds check (state <> 'SIGNATURE_REFUSED' or refusal_grounds is not null),
  constraint lapse_has_a_cause check ((state = 'LAPSED') = (lapse_cause is not null)
    and (lapse_cause is null) = (lapsed_on is null))
);

-- An agreement that is in force or has lapsed stays as it is.
create function ampli.refuse_settled_agreement_change() returns trigger language plpgsql as $$
begin
  if old.state in ('IN_FORCE', 'LAPSED') then
    raise exception 'the agreement of % is settled (%): it does not change', old.dossier_number, old.state;
  end if;
  return new;
end $$;

create trigger settled_agreement_stays before update on ampli.agreement
  for each row execute function ampli.refuse_settled_agreement_change();
create trigger agreement_is_not_deleted before delete or truncate on ampli.agreement
  for each statement execute function ampli.refuse_change();

-- Where the money goes. A new account replaces the one before; what was paid keeps pointing at the old one.
create table ampli.bank_account (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  iban           varchar(34)  not null check (iban ~ '^FR[0-9]{12}[0-9A-Z]{11}[0-9]{2}$'),
  bic            varchar(11)  not null check (bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  holder_name    varchar(200) not null,
  recorded_by    varchar(100) not null,
  recorded_at    timestamptz  not null,
  replaced_at    timestamptz
);

create unique index bank_account_one_current on ampli.bank_account (dossier_number) where replaced_at is null;

-- Only the end of an account's use may be written afterwards.
create function ampli.refuse_bank_account_change() returns trigger language plpgsql as $$
begin
  if old.replaced_at is not null
      or (new.id, new.dossier_number, new.iban, new.bic, new.holder_name, new.recorded_by, new.recorded_at)
      is distinct from
         (old.id, old.dossier_number, old.iban, old.bic, old.holder_name, old.recorded_by, old.recorded_at) then
    raise exception 'a bank account on record does not change: record a new one';
  end if;
  return new;
end $$;

create trigger bank_account_stays before update on ampli.bank_account
  for each row execute function ampli.refuse_bank_account_change();
create trigger bank_account_is_not_deleted before delete or truncate on ampli.bank_account
  for each statement execute function ampli.refuse_change();

-- Statement of start (R60), and what was decided where none came.
create table ampli.statement_of_start (
  dossier_number varchar(20)  primary key references ampli.start_up_period,
  started_on     date         not null,
  recorded_by    varchar(100) not null,
  recorded_at    timestamptz  not null
);

create table ampli.start_decision (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.agreed_terms,
  decision       varchar(12)   not null check (decision in ('MORE_TIME', 'TERMINATE')),
  more_time_to   date,
  grounds        varchar(2000) not null,
  author         varchar(120)  not null,
  capacity       varchar(120)  not null,
  decided_by     varchar(100)  not null,
  decided_on     date          not null,
  constraint more_time_has_a_day check ((decision = 'MORE_TIME') = (more_time_to is not null))
);

create unique index start_terminated_once on ampli.start_decision (dossier_number) where decision = 'TERMINATE';
create trigger statement_of_start_is_append_only before update or delete or truncate on ampli.statement_of_start
  for each statement execute function ampli.refuse_change();
create trigger start_decision_is_append_only before update or delete or truncate on ampli.start_decision
  for each statement execute function ampli.refuse_change();
