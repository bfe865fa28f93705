-- Money: amounts are cents, the ledger only grows, and what must always be true is said here.
create table ampli.payment_order (
  dossier_number  varchar(20)  not null references ampli.agreed_terms,
  instalment      varchar(10)  not null check (instalment in ('ADVANCE', 'BALANCE')),
  amount_cents    bigint       not null check (amount_cents > 0),
  state           varchar(12)  not null check (state in ('PREPARED', 'RETURNED', 'CERTIFIED', 'ISSUED', 'PAID', 'REJECTED',
                                 'CANCELLED')),
  attempt         integer      not null default 1 check (attempt > 0),
  bank_account_id bigint       not null references ampli.bank_account,
  prepared_by     varchar(100) not null,
  prepared_at     timestamptz  not null,
  return_reason   varchar(2000),
  certified_by    varchar(100),
  certified_at    timestamptz,
  issued_at       timestamptz,
  mandate_number  varchar(50),
  paid_on         date,
  rejection       varchar(2000),
  answered_by     varchar(100),
  state_since     timestamptz  not null,
  primary key (dossier_number, instalment),
  constraint preparer_does_not_certify check (certified_by is null or certified_by <> prepared_by),
  constraint certified_order_has_a_certifier check (
    state not in ('CERTIFIED', 'ISSUED', 'PAID', 'REJECTED') or (certified_by is not null and certified_at is not null)),
  constraint issued_order_has_a_day check (state not in ('ISSUED', 'PAID', 'REJECTED') or issued_at is not null),
  constraint paid_order_has_a_mandate check ((state = 'PAID') = (paid_on is not null)
    and (state = 'PAID') = (mandate_number is not null)),
  constraint returned_order_has_a_reason check (state <> 'RETURNED' or return_reason is not null),
  constraint rejected_order_has_a_reason check (state <> 'REJECTED' or rejection is not null)
);

create unique index mandate_pays_one_order on ampli.payment_order (mandate_number) where mandate_number is not null;

-- An order starts prepared, for exactly what was agreed, and moves along these steps only.
create function ampli.guard_payment_order() returns trigger language plpgsql as $$
declare
  agreed bigint;
begin
  if tg_op = 'INSERT' then
    select case new.instalment when 'ADVANCE' then advance_cents else balance_cents end into agreed
      from ampli.agreed_terms where dossier_number = new.dossier_number;
    if new.state <> 'PREPARED' or new.amount_cents is distinct from agreed then
      raise exception 'an order starts prepared and for the agreed amount: % %', new.dossier_number, new.instalment;
    end if;
    return new;
  end if;
  if (new.dossier_number, new.instalment, new.amount_cents) is distinct from
     (old.dossier_number, old.instalment, old.amount_cents) then
    raise exception 'the object and the amount of an order never change';
  end if;
  if (old.state, new.state) not in (
      ('PREPARED', 'CERTIFIED'), ('PREPARED', 'RETURNED'), ('PREPARED', 'CANCELLED'), ('PREPARED', 'PREPARED'),
      ('RETURNED', 'PREPARED'), ('RETURNED', 'CANCELLED'),
      ('CERTIFIED', 'ISSUED'), ('CERTIFIED', 'CANCELLED'),
      ('ISSUED', 'PAID'), ('ISSUED', 'REJECTED'), ('ISSUED', 'CANCELLED'),
      ('REJECTED', 'PREPARED'), ('REJECTED', 'CANCELLED')) then
    raise exception 'an order does not go from % to %', old.state, new.state;
  end if;
  return new;
end $$;

create trigger payment_order_moves_forward before insert or update on ampli.payment_order
  for each row execute function ampli.guard_payment_order();
create trigger payment_order_is_not_deleted before delete or truncate on ampli.payment_order
  for each statement execute function ampli.refuse_change();

-- What the payment gate found, line by line, each time it was run.
create table ampli.payment_gate_line (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.dossier,
  instalment     varchar(10)   not null check (instalment in ('ADVANCE', 'BALANCE')),
  run            integer       not null check (run > 0),
  position       integer       not null check (position > 0),
  check_code     varchar(40)   not null,
  clause         varchar(20)   not null,
  passed         boolean       not null,
  sentence       varchar(500)  not null,
  remedy         varchar(500)  not null,
  checked_at     timestamptz   not null,
  constraint gate_line_once unique (dossier_number, instalment, run, position)
);
create trigger payment_gate_line_is_append_only before update or delete or truncate on ampli.payment_gate_line
  for each statement execute function ampli.refuse_change();

-- The word of the person who lifted a block.
create table ampli.payment_block (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.dossier,
  instalment     varchar(10)   not null check (instalment in ('ADVANCE', 'BALANCE')),
  run            integer       not null,
  note           varchar(2000) not null,
  cleared_by     varchar(100)  not null,
  cleared_at     timestamptz   not null
);
create trigger payment_block_is_append_only before update or delete or truncate on ampli.payment_block
  for each statement execute function ampli.refuse_change();

-- Every movement of money of a dossier, only ever added to.
create table ampli.ledger_entry (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.agreed_terms,
  kind           varchar(15)  not null check (kind in ('GRANTED', 'ADVANCE_PAID', 'BALANCE_PAID', 'RECOVERED', 'WRITTEN_OFF')),
  amount_cents   bigint       not null check (amount_cents > 0),
  booked_on      date         not null,
  reference      varchar(80)  not null,
  booked_by      varchar(100) not null,
  booked_at      timestamptz  not null
);

create index ledger_entry_of_dossier on ampli.ledger_entry (dossier_number, id);
create unique index ledger_books_once on ampli.ledger_entry (dossier_number, kind)
  where kind in ('GRANTED', 'ADVANCE_PAID', 'BALANCE_PAID');
create trigger ledger_is_append_only before update or delete or truncate on ampli.ledger_entry
  for each statement execute function ampli.refuse_change();

-- The sums of the ledger. The row is what concurrent bookings wait for, so the limits hold between them too.
create table ampli.ledger_total (
  dossier_number    varchar(20) primary key references ampli.agreed_terms,
  granted_cents     bigint      not null default 0,
  paid_cents        bigint      not null default 0,
  recovered_cents   bigint      not null default 0,
  written_off_cents bigint      not null default 0,
  constraint paid_at_most_granted check (paid_cents <= granted_cents),
  constraint recovered_at_most_paid check (recovered_cents + written_off_cents <= paid_cents)
);

create function ampli.add_to_ledger_total() returns trigger language plpgsql as $$
begin
  insert into ampli.ledger_total (dossier_number) values (new.dossier_number) on conflict do nothing;
  update ampli.ledger_total
    set granted_cents     = granted_cents     + case when new.kind = 'GRANTED' then new.amount_cents else 0 end,
        paid_cents        = paid_cents        + case when new.kind in ('ADVANCE_PAID', 'BALANCE_PAID') then new.amount_cents else 0 end,
        recovered_cents   = recovered_cents   + case when new.kind = 'RECOVERED' then new.amount_cents else 0 end,
        written_off_cents = written_off_cents + case when new.kind = 'WRITTEN_OFF' then new.amount_cents else 0 end
    where dossier_number = new.dossier_number;
  return new;
end $$;

create trigger ledger_entry_counts after insert on ampli.ledger_entry
  for each row execute function ampli.add_to_ledger_total();

create function ampli.refuse_ledger_total_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'the sums of the ledger follow its entries: % is refused on ampli.ledger_total', tg_op;
  end if;
  return new;
end $$;

create trigger ledger_total_follows_entries before insert or update on ampli.ledger_total
  for each row execute function ampli.refuse_ledger_total_change();
create trigger ledger_total_is_not_deleted before delete or truncate on ampli.ledger_total
  for each statement execute function ampli.refuse_change();

-- Asking money back (R22, R45, E03, E20).
create table ampli.recovery_case (
  id                     bigint        generated always as identity primary key,
  dossier_number         varchar(20)   not null references ampli.agreed_terms,
  ground                 varchar(20)   not null check (ground in ('RESULT_NOT_MET', 'WITHDRAWAL')),
  state                  varchar(20)   not null check (state in ('PROPOSED', 'DECIDED', 'TITLE_ISSUED', 'WRITE_OFF_ASKED',
                                         'RECOVERED', 'WRITTEN_OFF', 'DROPPED')),
  paid_cents             bigint        not null check (paid_cents >= 0),
  recovered_before_cents bigint        not null check (recovered_before_cents >= 0),
  rate                   numeric(5, 4) not null check (rate between 0 and 1),
  proposed_cents         bigint        not null check (proposed_cents >= 0),
  hearing_held_before    boolean       not null,
  proposed_on            date          not null,
  hearing_ends_on        date,
  observations           varchar(4000),
  observations_on        date,
  grounds                varchar(4000),
  reportable             boolean,
  reportable_why         varchar(2000),
  author                 varchar(120),
  capacity               varchar(120),
  decided_by             varchar(100),
  decided_on             date,
  title_number           varchar(40),
  title_on               date,
  title_by               varchar(100),
  write_off_vote         varchar(80),
  write_off_grounds      varchar(2000),
  write_off_asked_by     varchar(100),
  write_off_refused_why  varchar(2000),
  write_off_approved_by  varchar(100),
  closed_on              date,
  constraint recovery_at_most_paid check (proposed_cents + recovered_before_cents <= paid_cents),
  constraint recovery_decision_is_whole check (
    state = 'PROPOSED' or (grounds is not null and reportable is not null and reportable_why is not null
      and author is not null and capacity is not null and decided_by is not null and decided_on is not null)),
  constraint recovery_claims_something check (state in ('PROPOSED', 'DROPPED') or proposed_cents > 0),
  constraint recovery_title_is_whole check (
    state not in ('TITLE_ISSUED', 'WRITE_OFF_ASKED', 'RECOVERED', 'WRITTEN_OFF')
    or (title_number is not null and title_on is not null and title_by is not null)),
  constraint write_off_needs_a_vote check (
    state not in ('WRITE_OFF_ASKED', 'WRITTEN_OFF')
    or (write_off_vote is not null and write_off_grounds is not null and write_off_asked_by is not null)),
  constraint write_off_is_approved_by_another check (
    state <> 'WRITTEN_OFF' or (write_off_approved_by is not null and write_off_approved_by <> write_off_asked_by)),
  constraint recovery_closes_with_a_day check (
    (state in ('RECOVERED', 'WRITTEN_OFF', 'DROPPED')) = (closed_on is not null))
);

create unique index recovery_one_open on ampli.recovery_case (dossier_number) where closed_on is null;
create unique index recovery_title_once on ampli.recovery_case (title_number) where title_number is not null;

create function ampli.guard_recovery_case() returns trigger language plpgsql as $$
begin
  if (new.dossier_number, new.ground, new.paid_cents, new.recovered_before_cents, new.rate, new.proposed_cents)
     is distinct from
     (old.dossier_number, old.ground, old.paid_cents, old.recovered_before_cents, old.rate, old.proposed_cents) then
    raise exception 'what a recovery claims never changes';
  end if;
  if (old.state, new.state) not in (
      ('PROPOSED', 'PROPOSED'), ('PROPOSED', 'DECIDED'), ('PROPOSED', 'DROPPED'), ('DECIDED', 'TITLE_ISSUED'),
      ('TITLE_ISSUED', 'RECOVERED'), ('TITLE_ISSUED', 'WRITE_OFF_ASKED'),
      ('WRITE_OFF_ASKED', 'TITLE_ISSUED'), ('WRITE_OFF_ASKED', 'WRITTEN_OFF')) then
    raise exception 'a recovery does not go from % to %', old.state, new.state;
  end if;
  return new;
end $$;

create trigger recovery_moves_forward before update on ampli.recovery_case
  for each row execute function ampli.guard_recovery_case();
create trigger recovery_is_not_deleted before delete or truncate on ampli.recovery_case
  for each statement execute function ampli.refuse_change();

-- The end of AMPLI is a hand-over, not a stop (step 25).
create table ampli.hand_over (
  dossier_number  varchar(20)   primary key references ampli.agreed_terms,
  next_support    varchar(20)   not null check (next_support in ('DLA', 'ESS_CREATION_AID', 'URSCOP', 'FRANCE_ACTIVE', 'NONE')),
  consent         boolean       not null,
  sme_supported   boolean       not null,
  activity_runs   boolean       not null,
  jobs_full_time  numeric(6, 2) not null check (jobs_full_time >= 0),
  comment         varchar(2000),
  recorded_by     varchar(100)  not null,
  recorded_on     date          not null,
  constraint hand_over_needs_consent check (next_support = 'NONE' or consent)
);
create trigger hand_over_is_append_only before update or delete or truncate on ampli.hand_over
  for each statement execute function ampli.refuse_change();
