-- A freeze stands from the moment it is asked for (E22, E25); a second person confirms or drops it, two lift it.
alter table ampli.payment_freeze
  add column state            varchar(10)   not null default 'ASKED'
                              check (state in ('ASKED', 'CONFIRMED', 'DROPPED', 'LIFTED')),
  add column decided_by       varchar(100),
  add column decided_at       timestamptz,
  add column decision_grounds varchar(4000),
  add column lift_grounds     varchar(4000),
  add column lift_asked_by    varchar(100),
  add column lift_agreed_by   varchar(100),
  add constraint freeze_is_decided_by_another check (decided_by <> opened_by),
  add constraint freeze_is_decided_wholly check (
    (state = 'ASKED') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decision_grounds is null)),
  add constraint freeze_is_lifted_by_two check (lift_agreed_by <> lift_asked_by),
  add constraint freeze_is_lifted_for_a_reason check (
    (lift_grounds is null) = (lift_asked_by is null)
    and (state = 'LIFTED') = (lift_agreed_by is not null)
    and (state <> 'LIFTED' or lift_asked_by is not null)),
  add constraint freeze_stands_or_not check ((state in ('DROPPED', 'LIFTED')) = (lifted_at is not null));

-- One of a kind at a time: a second alarm is the same alarm.
create unique index payment_freeze_once_per_kind on ampli.payment_freeze (dossier_number, kind) where lifted_at is null;

create function ampli.refuse_payment_freeze_change() returns trigger language plpgsql as $$
begin
  if old.lifted_at is not null
      or (new.id, new.dossier_number, new.kind, new.grounds, new.opened_by, new.opened_at) is distinct from
         (old.id, old.dossier_number, old.kind, old.grounds, old.opened_by, old.opened_at) then
    raise exception 'a freeze stays as it was asked for, and as it ended';
  end if;
  return new;
end $$;

create trigger payment_freeze_stays before update on ampli.payment_freeze
  for each row execute function ampli.refuse_payment_freeze_change();
create trigger payment_freeze_is_not_deleted before delete or truncate on ampli.payment_freeze
  for each statement execute function ampli.refuse_change();

-- What insolvency asks of a creditor: to declare the claim within two months of its publication (R48).
create table ampli.insolvency_claim (
  freeze_id      bigint        primary key references ampli.payment_freeze,
  dossier_number varchar(20)   not null references ampli.dossier,
  procedure      varchar(16)   not null check (procedure in ('SAFEGUARD', 'RECEIVERSHIP', 'LIQUIDATION')),
  published_on   date          not null,
  administrator  varchar(200)  not null,
  contact        varchar(300)  not null,
  due_on         date          not null check (due_on > published_on),
  result         varchar(12)   check (result in ('DECLARED', 'NOTHING_DUE')),
  amount_cents   bigint        check (amount_cents >= 0),
  declared_on    date,
  declared_to    varchar(200),
  note           varchar(2000),
  answered_by    varchar(100),
  answered_at    timestamptz,
  foreclosed_on  date,
  constraint claim_is_answered_wholly check ((result is null) = (answered_by is null)
    and (result is null) = (answered_at is null) and (result is null) = (amount_cents is null)
    and (result is null) = (note is null)),
  constraint declared_claim_is_whole check ((result is not distinct from 'DECLARED') = (declared_on is not null)
    and (declared_on is null) = (declared_to is null)),
  constraint declared_claim_has_an_amount check (result is null or (result = 'DECLARED') = (amount_cents > 0)),
  constraint claim_is_not_declared_before_publication check (declared_on >= published_on),
  constraint claim_is_foreclosed_after_its_time check (foreclosed_on > due_on)
);

create index insolvency_claim_of_dossier on ampli.insolvency_claim (dossier_number);

create trigger insolvency_claim_is_not_deleted before delete or truncate on ampli.insolvency_claim
  for each statement execute function ampli.refuse_change();

-- An order that had left when its payment was stopped: somebody asks the accountant to send it back.
create table ampli.payment_hold (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null,
  instalment     varchar(10)   not null,
  attempt        integer       not null,
  asked_by       varchar(100)  not null,
  asked_at       timestamptz   not null,
  result         varchar(10)   check (result in ('RETURNED', 'TOO_LATE')),
  spoken_to      varchar(200),
  answered_on    date,
  note           varchar(2000),
  answered_by    varchar(100),
  answered_at    timestamptz,
  foreign key (dossier_number, instalment) references ampli.payment_order,
  constraint hold_is_answered_wholly check ((result is null) = (spoken_to is null)
    and (result is null) = (answered_on is null) and (result is null) = (note is null)
    and (result is null) = (answered_by is null) and (result is null) = (answered_at is null))
);

create unique index payment_hold_one_open on ampli.payment_hold (dossier_number, instalment) where result is null;
create trigger payment_hold_is_not_deleted before delete or truncate on ampli.payment_hold
  for each statement execute function ampli.refuse_change();
