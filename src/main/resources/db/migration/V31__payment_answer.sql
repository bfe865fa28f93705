-- What the finance system answers: by file, or by hand with a second person.

create table ampli.payment_answer_file (
  id          bigint       generated always as identity primary key,
  sha256      varchar(64)  not null unique,
  format      varchar(20)  not null check (format in ('CSV', 'PAIN_002', 'CAMT_054')),
  file_name   varchar(200) not null,
  content     bytea        not null,
  received_by varchar(100) not null,
  received_at timestamptz  not null,
  started_by  varchar(100),
  started_at  timestamptz,
  constraint answer_file_is_what_was_hashed check (sha256 = encode(sha256(content), 'hex')),
  constraint answer_file_starts_by_somebody check ((started_by is null) = (started_at is null))
);

-- Only that its lines are applied may be written afterwards, once.
create function ampli.guard_payment_answer_file() returns trigger language plpgsql as $$
begin
  if old.started_at is not null
      or (new.id, new.sha256, new.format, new.file_name, new.content, new.received_by, new.received_at)
      is distinct from
         (old.id, old.sha256, old.format, old.file_name, old.content, old.received_by, old.received_at) then
    raise exception 'a file of answers stays as it came';
  end if;
  return new;
end $$;
create trigger payment_answer_file_stays before update on ampli.payment_answer_file
  for each row execute function ampli.guard_payment_answer_file();
create trigger payment_answer_file_is_not_deleted before delete or truncate on ampli.payment_answer_file
  for each statement execute function ampli.refuse_change();

create table ampli.payment_answer_line (
  id             bigint       generated always as identity primary key,
  file_id        bigint       not null references ampli.payment_answer_file,
  position       integer      not null check (position > 0),
  reference      varchar(70)  not null,
  result         varchar(10)  not null check (result in ('PAID', 'REJECTED', 'NONE')),
  amount_cents   bigint,
  answered_on    date,
  mandate_number varchar(50),
  reason         varchar(500),
  iban_sha256    varchar(64),
  iban_end       varchar(4),
  fate           varchar(10)  not null default 'WAITING'
                 check (fate in ('WAITING', 'APPLIED', 'REPEATED', 'UNKNOWN', 'REFUSED', 'NO_ANSWER')),
  why            varchar(1000),
  settled_at     timestamptz,
  constraint answer_line_once unique (file_id, position),
  constraint answer_line_says_why check ((fate in ('WAITING', 'APPLIED')) or why is not null),
  constraint settled_line_has_a_day check ((fate = 'WAITING') = (settled_at is null))
);

create index payment_answer_line_of_reference on ampli.payment_answer_line (reference);

create function ampli.guard_payment_answer_line() returns trigger language plpgsql as $$
begin
  if old.fate <> 'WAITING' or new.fate = 'WAITING'
      or (new.file_id, new.position, new.reference, new.result, new.amount_cents, new.answered_on, new.mandate_number,
          new.iban_sha256, new.iban_end)
      is distinct from
         (old.file_id, old.position, old.reference, old.result, old.amount_cents, old.answered_on, old.mandate_number,
          old.iban_sha256, old.iban_end) then
    raise exception 'the fate of a line is written once';
  end if;
  return new;
end $$;
create trigger payment_answer_line_stays before update on ampli.payment_answer_line
  for each row execute function ampli.guard_payment_answer_line();
create trigger payment_answer_line_is_not_deleted before delete or truncate on ampli.payment_answer_line
  for each statement execute function ampli.refuse_change();

-- What one person typed from the accountant's paper, until a second one confirms it.
create table ampli.payment_manual_answer (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null,
  instalment     varchar(10)   not null,
  attempt        integer       not null,
  result         varchar(10)   not null check (result in ('PAID', 'REJECTED')),
  mandate_number varchar(50),
  paid_on        date,
  reason         varchar(2000),
  entered_by     varchar(100)  not null,
  entered_at     timestamptz   not null,
  outcome        varchar(10)   check (outcome in ('CONFIRMED', 'RETURNED', 'SUPERSEDED')),
  closed_by      varchar(100),
  closed_at      timestamptz,
  return_reason  varchar(2000),
  foreign key (dossier_number, instalment) references ampli.payment_order,
  constraint manual_payment_is_whole check ((result = 'PAID') = (mandate_number is not null)
    and (result = 'PAID') = (paid_on is not null) and (result = 'REJECTED') = (reason is not null)),
  constraint manual_answer_closes_whole check ((outcome is null) = (closed_by is null)
    and (outcome is null) = (closed_at is null) and (outcome is distinct from 'RETURNED' or return_reason is not null)),
  constraint who_enters_does_not_confirm check (outcome is null or outcome = 'SUPERSEDED' or closed_by <> entered_by)
);

create unique index manual_answer_one_open on ampli.payment_manual_answer (dossier_number, instalment)
  where outcome is null;

create function ampli.guard_payment_manual_answer() returns trigger language plpgsql as $$
begin
  if old.outcome is not null
      or (new.dossier_number, new.instalment, new.attempt, new.result, new.mandate_number, new.paid_on, new.reason,
          new.entered_by, new.entered_at)
      is distinct from
         (old.dossier_number, old.instalment, old.attempt, old.result, old.mandate_number, old.paid_on, old.reason,
          old.entered_by, old.entered_at) then
    raise exception 'what was typed stays as it was typed';
  end if;
  return new;
end $$;
create trigger payment_manual_answer_stays before update on ampli.payment_manual_answer
  for each row execute function ampli.guard_payment_manual_answer();
create trigger payment_manual_answer_is_not_deleted before delete or truncate on ampli.payment_manual_answer
  for each statement execute function ampli.refuse_change();

-- Paid or rejected only where something says so: a line of a file, two people, or somebody else than the certifier
-- when an order could not be stopped. The application itself rejects only what it never handed over.
alter table ampli.payment_order
  add column answer_way          varchar(10) check (answer_way in ('FILE', 'HAND', 'STOP', 'SEAL')),
  add column answer_confirmed_by varchar(100),
  add column answer_line_id      bigint references ampli.payment_answer_line;
-- Not asked of orders answered before there was such a rule
alter table ampli.payment_order add constraint answered_order_has_an_answer check (
  state not in ('PAID', 'REJECTED')
  or coalesce(case answer_way
    when 'FILE' then answer_line_id is not null
    when 'HAND' then answer_confirmed_by <> answered_by
    when 'STOP' then state = 'PAID' and answered_by <> certified_by
    when 'SEAL' then state = 'REJECTED'
  end, false)) not valid;
