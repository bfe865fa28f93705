-- The account as the bank's paper names it: why a holder's name that is not quite the structure's was accepted (E16).
alter table ampli.bank_account
  add column name_note varchar(2000),
  add constraint bank_account_names_its_recorder unique (id, recorded_by);

create index bank_account_by_iban on ampli.bank_account (iban);

create or replace function ampli.refuse_bank_account_change() returns trigger language plpgsql as $$
begin
  if old.replaced_at is not null
      or (new.id, new.dossier_number, new.iban, new.bic, new.holder_name, new.name_note, new.recorded_by, new.recorded_at)
      is distinct from
         (old.id, old.dossier_number, old.iban, old.bic, old.holder_name, old.name_note, old.recorded_by,
          old.recorded_at) then
    raise exception 'a bank account on record does not change: record a new one';
  end if;
  return new;
end $$;

-- One account, two holders (E16): found when the account was recorded, explained by somebody else or not at all.
create table ampli.account_sharing (
  id               bigint        generated always as identity primary key,
  bank_account_id  bigint        not null,
  recorded_by      varchar(100)  not null,
  other_account_id bigint        not null references ampli.bank_account,
  found_at         timestamptz   not null,
  verdict          varchar(12)   check (verdict in ('EXPLAINED', 'SUSPECT')),
  grounds          varchar(2000),
  decided_by       varchar(100),
  decided_at       timestamptz,
  foreign key (bank_account_id, recorded_by) references ampli.bank_account (id, recorded_by),
  constraint account_sharing_is_found_once unique (bank_account_id, other_account_id),
  constraint account_sharing_is_decided_wholly check ((verdict is null) = (grounds is null)
    and (verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null)),
  constraint account_sharing_is_explained_by_another check (decided_by <> recorded_by)
);

create index account_sharing_of_other on ampli.account_sharing (other_account_id);

create function ampli.refuse_account_sharing_change() returns trigger language plpgsql as $$
begin
  if old.verdict is not null
      or (new.id, new.bank_account_id, new.recorded_by, new.other_account_id, new.found_at) is distinct from
         (old.id, old.bank_account_id, old.recorded_by, old.other_account_id, old.found_at) then
    raise exception 'what was found of a shared account stays as it was decided';
  end if;
  return new;
end $$;

create trigger account_sharing_stays before update on ampli.account_sharing
  for each row execute function ampli.refuse_account_sharing_change();
create trigger account_sharing_is_not_deleted before delete or truncate on ampli.account_sharing
  for each statement execute function ampli.refuse_change();

-- A change of account (R49): asked for, called back, validated by another person, cooled down, and only then made.
create table ampli.account_change (
  id               bigint        generated always as identity primary key,
  dossier_number   varchar(20)   not null references ampli.dossier,
  state            varchar(12)   not null check (state in ('CALLING', 'VALIDATING', 'COOLING', 'CHANGED', 'REFUSED',
                                   'SUSPECTED', 'ABANDONED')),
  arrived_by       varchar(12)   not null check (arrived_by in ('IN_PERSON', 'POST', 'EMAIL', 'TELEPHONE')),
  received_on      date          not null,
  requester_name   varchar(120)  not null,
  requester_email  varchar(254)  not null,
  old_account_id   bigint        not null references ampli.bank_account,
  iban             varchar(34)   not null check (iban ~ '^FR[0-9]{12}[0-9A-Z]{11}[0-9]{2}$'),
  bic              varchar(11)   not null check (bic ~ '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$'),
  holder_name      varchar(200)  not null,
  name_note        varchar(2000),
  old_paper        uuid          not null unique references ampli.document,
  new_paper        uuid          not null unique references ampli.document,
  request_paper    uuid          not null unique references ampli.document,
  requested_by     varchar(100)  not null,
  requested_at     timestamptz   not null,
  gives_up_on      date          not null,
  called_by        varchar(100),
  validated_by     varchar(100),
  validated_at     timestamptz,
  cooling_until    date,
  end_grounds      varchar(2000),
  ended_by         varchar(100),
  ended_at         timestamptz,
  constraint account_change_ends_wholly check (
    (state in ('CALLING', 'VALIDATING', 'COOLING')) = (ended_at is null)
    and (ended_at is null) = (ended_by is null)
    and (state in ('REFUSED', 'SUSPECTED', 'ABANDONED')) = (end_grounds is not null)),
  constraint account_change_is_called_back_first check (state not in ('VALIDATING', 'COOLING', 'CHANGED')
    or called_by is not null),
  constraint account_change_is_validated_first check (state not in ('COOLING', 'CHANGED')
    or (called_by is not null and validated_by is not null and validated_at is not null and cooling_until is not null)),
  constraint account_change_by_two_persons check (
    validated_by is null or (validated_by <> requested_by and validated_by <> called_by)),
  constraint account_change_cools_down check (
    state <> 'CHANGED' or (ended_at at time zone 'Europe/Paris')::date >= cooling_until)
);

create unique index account_change_one_at_a_time on ampli.account_change (dossier_number) where ended_at is null;

create function ampli.refuse_account_change_rewriting() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
      or (new.id, new.dossier_number, new.arrived_by, new.received_on, new.requester_name, new.requester_email,
          new.old_account_id, new.iban, new.bic, new.holder_name, new.name_note, new.old_paper, new.new_paper,
          new.request_paper, new.requested_by, new.requested_at, new.gives_up_on) is distinct from
         (old.id, old.dossier_number, old.arrived_by, old.received_on, old.requester_name, old.requester_email,
          old.old_account_id, old.iban, old.bic, old.holder_name, old.name_note, old.old_paper, old.new_paper,
          old.request_paper, old.requested_by, old.requested_at, old.gives_up_on) then
    raise exception 'a request to change the account stays as it was made, and as it ended';
  end if;
  return new;
end $$;

create trigger account_change_stays before update on ampli.account_change
  for each row execute function ampli.refuse_account_change_rewriting();
create trigger account_change_is_not_deleted before delete or truncate on ampli.account_change
  for each statement execute function ampli.refuse_change();

-- Each call to the number on file, whatever came of it.
create table ampli.account_change_call (
  id         bigint        generated always as identity primary key,
  change_id  bigint        not null references ampli.account_change,
  phone      varchar(30)   not null,
  result     varchar(12)   not null check (result in ('CONFIRMED', 'DENIED', 'NOT_REACHED', 'WITHDRAWN')),
  called_on  date          not null,
  spoken_to  varchar(120),
  note       varchar(2000) not null,
  called_by  varchar(100)  not null,
  called_at  timestamptz   not null,
  constraint call_reached_somebody check ((result = 'NOT_REACHED') = (spoken_to is null))
);

create trigger account_change_call_is_append_only before update or delete or truncate on ampli.account_change_call
  for each statement execute function ampli.refuse_change();

-- That the accountant and the bank were told of a change that somebody did not ask for (E16).
create table ampli.account_alert (
  change_id  bigint        primary key references ampli.account_change,
  told_on    date          not null,
  accountant varchar(200)  not null,
  bank       varchar(200)  not null,
  note       varchar(2000) not null,
  told_by    varchar(100)  not null,
  told_at    timestamptz   not null
);

create trigger account_alert_is_append_only before update or delete or truncate on ampli.account_alert
  for each statement execute function ampli.refuse_change();
