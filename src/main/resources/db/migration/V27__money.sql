-- More kinds of movement: what is released, proved, remitted, or taken out of the declarations to the Commission.
alter table ampli.ledger_entry drop constraint ledger_entry_kind_check;
alter table ampli.ledger_entry add constraint ledger_entry_kind check (kind in ('GRANTED', 'RELEASED', 'ADVANCE_PAID',
  'RESULT_PROVED', 'BALANCE_PAID', 'RECOVERED', 'REMITTED', 'WRITTEN_OFF', 'UNDECLARED'));

drop index ampli.ledger_books_once;
create unique index ledger_books_once on ampli.ledger_entry (dossier_number, kind)
  where kind in ('GRANTED', 'RELEASED', 'ADVANCE_PAID', 'RESULT_PROVED', 'BALANCE_PAID');

alter table ampli.ledger_total
  add column released_cents   bigint not null default 0,
  add column declarable_cents bigint not null default 0,
  add column remitted_cents   bigint not null default 0,
  drop constraint paid_at_most_granted,
  drop constraint recovered_at_most_paid,
  add constraint paid_at_most_granted check (paid_cents + released_cents <= granted_cents),
  add constraint declarable_at_most_granted check (declarable_cents between 0 and granted_cents),
  add constraint recovered_at_most_paid check (recovered_cents + remitted_cents + written_off_cents <= paid_cents);

create or replace function ampli.add_to_ledger_total() returns trigger language plpgsql as $$
begin
  insert into ampli.ledger_total (dossier_number) values (new.dossier_number) on conflict do nothing;
  update ampli.ledger_total
    set granted_cents     = granted_cents     + case when new.kind = 'GRANTED' then new.amount_cents else 0 end,
        released_cents    = released_cents    + case when new.kind = 'RELEASED' then new.amount_cents else 0 end,
        paid_cents        = paid_cents        + case when new.kind in ('ADVANCE_PAID', 'BALANCE_PAID') then new.amount_cents else 0 end,
        declarable_cents  = declarable_cents  + case new.kind when 'RESULT_PROVED' then new.amount_cents
                                                              when 'UNDECLARED' then -new.amount_cents else 0 end,
        recovered_cents   = recovered_cents   + case when new.kind = 'RECOVERED' then new.amount_cents else 0 end,
        remitted_cents    = remitted_cents    + case when new.kind = 'REMITTED' then new.amount_cents else 0 end,
        written_off_cents = written_off_cents + case when new.kind = 'WRITTEN_OFF' then new.amount_cents else 0 end
    where dossier_number = new.dossier_number;
  return new;
end $$;

-- A stop on the money of a dossier. It stands from the moment that it is asked for.
create table ampli.payment_freeze (
  id             bigint        generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.dossier,
  kind           varchar(12)   not null check (kind in ('SUSPICION', 'INSOLVENCY')),
  grounds        varchar(4000) not null,
  opened_by      varchar(100)  not null,
  opened_at      timestamptz   not null,
  lifted_at      timestamptz
);

create index payment_freeze_standing on ampli.payment_freeze (dossier_number) where lifted_at is null;
