-- What the finance system gets: each order sealed to the account that was verified, and exported once.

-- The seal of an order: which account it pays, what, and for the how-manieth time. The application computes it too.
create function ampli.order_seal(number varchar, instalment varchar, cents bigint, attempt integer, account bigint)
  returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\n', number, instalment, cents::text, attempt::text, a.id::text, a.iban, a.bic,
    a.holder_name), 'UTF8')), 'hex')
  from ampli.bank_account a where a.id = account and a.dossier_number = number
$$;

alter table ampli.payment_order add column account_seal varchar(64);
-- Orders from before get the seal of the account that they name
alter table ampli.payment_order disable trigger payment_order_moves_forward;
update ampli.payment_order
  set account_seal = ampli.order_seal(dossier_number, instalment, amount_cents, attempt, bank_account_id);
alter table ampli.payment_order enable trigger payment_order_moves_forward;
alter table ampli.payment_order alter column account_seal set not null;

create or replace function ampli.guard_payment_order() returns trigger language plpgsql as $$
declare
  agreed bigint;
begin
  if new.state = 'PREPARED' and new.account_seal is distinct from
     ampli.order_seal(new.dossier_number, new.instalment, new.amount_cents, new.attempt, new.bank_account_id) then
    raise exception 'the seal of an order is that of its account: % %', new.dossier_number, new.instalment;
  end if;
  if tg_op = 'INSERT' then
    select case new.instalment when 'ADVANCE' then advance_cents else balance_cents end into agreed
      from ampli.agreed_terms where dossier_number = new.dossier_number;
    if new.state <> 'PREPARED' or new.attempt <> 1 or new.amount_cents is distinct from agreed then
      raise exception 'an order starts prepared and for the agreed amount: % %', new.dossier_number, new.instalment;
    end if;
    return new;
  end if;
  if (new.dossier_number, new.instalment, new.amount_cents) is distinct from
     (old.dossier_number, old.instalment, old.amount_cents) then
    raise exception 'the object and the amount of an order never change';
  end if;
  if new.attempt <> old.attempt + (case when (old.state, new.state) = ('REJECTED', 'PREPARED') then 1 else 0 end) then
    raise exception 'an order is tried again only after it was rejected';
  end if;
  if new.state <> 'PREPARED' and (new.account_seal, new.bank_account_id) is distinct from
     (old.account_seal, old.bank_account_id) then
    raise exception 'the account of an order changes only when it is prepared again';
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

-- One batch of orders handed to the finance system, written once.
create table ampli.payment_export (
  id           bigint       generated always as identity primary key,
  message_id   varchar(35)  not null unique,
  order_count  integer      not null check (order_count > 0),
  total_cents  bigint       not null check (total_cents > 0),
  execute_on   date         not null,
  created_by   varchar(100) not null,
  created_at   timestamptz  not null
);
create trigger payment_export_is_append_only before update or delete or truncate on ampli.payment_export
  for each statement execute function ampli.refuse_change();

-- The same batch in each format, byte for byte as it was first written.
create table ampli.payment_export_file (
  export_id bigint       not null references ampli.payment_export,
  format    varchar(20)  not null check (format in ('CSV', 'PAIN_001')),
  file_name varchar(60)  not null,
  content   bytea        not null,
  sha256    varchar(64)  not null,
  primary key (export_id, format),
  constraint export_is_what_was_hashed check (sha256 = encode(sha256(content), 'hex'))
);
create trigger payment_export_file_is_append_only before update or delete or truncate on ampli.payment_export_file
  for each statement execute function ampli.refuse_change();

-- An attempt of an order is in one batch, whatever the formats of the batch.
create table ampli.payment_export_line (
  export_id      bigint      not null references ampli.payment_export,
  position       integer     not null check (position > 0),
  dossier_number varchar(20) not null,
  instalment     varchar(10) not null,
  attempt        integer     not null,
  end_to_end_id  varchar(35) not null,
  amount_cents   bigint      not null check (amount_cents > 0),
  account_seal   varchar(64) not null,
  primary key (export_id, position),
  constraint attempt_is_exported_once unique (dossier_number, instalment, attempt),
  constraint end_to_end_id_once unique (end_to_end_id),
  foreign key (dossier_number, instalment) references ampli.payment_order
);

create function ampli.guard_payment_export_line() returns trigger language plpgsql as $$
begin
  perform 1 from ampli.payment_order o
    where (o.dossier_number, o.instalment, o.attempt, o.amount_cents, o.account_seal, o.state) =
          (new.dossier_number, new.instalment, new.attempt, new.amount_cents, new.account_seal, 'ISSUED');
  if not found then
    raise exception 'only an order that stands as it was certified is exported: % %', new.dossier_number, new.instalment;
  end if;
  return new;
end $$;
create trigger payment_export_line_is_ordered before insert on ampli.payment_export_line
  for each row execute function ampli.guard_payment_export_line();
create trigger payment_export_line_is_append_only before update or delete or truncate on ampli.payment_export_line
  for each statement execute function ampli.refuse_change();

-- What happened in the exchange with the finance system, refused files included: it is about no single dossier.
create table ampli.payment_exchange_act (
  id          bigint       generated always as identity primary key,
  happened_at timestamptz  not null,
  person      varchar(100) not null check (person <> ''),
  act         varchar(60)  not null check (act ~ '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$'),
  sentence    varchar(4000) not null check (sentence <> '')
);
create trigger payment_exchange_act_is_append_only before update or delete or truncate on ampli.payment_exchange_act
  for each statement execute function ampli.refuse_change();
