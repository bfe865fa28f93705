-- What a year may spend. The row is what concurrent reservations wait for, so the limit holds between them too.
create table ampli.envelope (
  year            integer primary key check (year between 2020 and 9999),
  budget_cents    bigint  not null default 0,
  reserved_cents  bigint  not null default 0,
  committed_cents bigint  not null default 0,
  constraint envelope_never_negative check (budget_cents >= 0 and reserved_cents >= 0 and committed_cents >= 0),
  constraint envelope_never_exceeded check (reserved_cents + committed_cents <= budget_cents)
);

-- What each dossier holds of which year.
create table ampli.envelope_share (
  dossier_number  varchar(20) primary key references ampli.dossier,
  year            integer     not null references ampli.envelope,
  reserved_cents  bigint      not null default 0,
  committed_cents bigint      not null default 0,
  constraint share_never_negative check (reserved_cents >= 0 and committed_cents >= 0)
);

create index envelope_share_of_year on ampli.envelope_share (year);

-- Every movement, only ever added to: a budget may go up or down, all else is an amount that moves.
create table ampli.envelope_entry (
  id             bigint        generated always as identity primary key,
  year           integer       not null references ampli.envelope,
  dossier_number varchar(20)   references ampli.dossier,
  kind           varchar(25)   not null check (kind in ('BUDGET', 'RESERVED', 'COMMITTED', 'RESERVATION_RELEASED',
                                 'COMMITMENT_RELEASED')),
  amount_cents   bigint        not null,
  reason         varchar(2000) not null check (reason <> ''),
  step           varchar(150)  not null,
  booked_by      varchar(100)  not null,
  booked_at      timestamptz   not null,
  constraint only_a_budget_goes_down check (amount_cents > 0 or (kind = 'BUDGET' and amount_cents < 0)),
  constraint all_but_a_budget_is_of_a_dossier check ((kind = 'BUDGET') = (dossier_number is null))
);

create index envelope_entry_of_dossier on ampli.envelope_entry (dossier_number, id);
create trigger envelope_entry_is_append_only before update or delete or truncate on ampli.envelope_entry
  for each statement execute function ampli.refuse_change();

create function ampli.add_to_envelope() returns trigger language plpgsql as $$
declare
  reserved bigint := case new.kind when 'RESERVED' then new.amount_cents
                                   when 'COMMITTED' then -new.amount_cents
                                   when 'RESERVATION_RELEASED' then -new.amount_cents else 0 end;
  committed bigint := case new.kind when 'COMMITTED' then new.amount_cents
                                    when 'COMMITMENT_RELEASED' then -new.amount_cents else 0 end;
begin
  update ampli.envelope
    set budget_cents    = budget_cents + case new.kind when 'BUDGET' then new.amount_cents else 0 end,
        reserved_cents  = reserved_cents + reserved,
        committed_cents = committed_cents + committed
    where year = new.year;
  if new.dossier_number is not null then
    insert into ampli.envelope_share (dossier_number, year) values (new.dossier_number, new.year) on conflict do nothing;
    update ampli.envelope_share
      set reserved_cents = reserved_cents + reserved, committed_cents = committed_cents + committed
      where dossier_number = new.dossier_number and year = new.year;
    if not found then
      raise exception '% has its share in another year than %', new.dossier_number, new.year;
    end if;
  end if;
  return new;
end $$;

create trigger envelope_entry_counts after insert on ampli.envelope_entry
  for each row execute function ampli.add_to_envelope();

create function ampli.refuse_envelope_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'the sums of an envelope follow its entries: % is refused on ampli.%', tg_op, tg_table_name;
  end if;
  return new;
end $$;

-- A year begins empty.
create function ampli.refuse_filled_envelope() returns trigger language plpgsql as $$
begin
  if new.budget_cents <> 0 or new.reserved_cents <> 0 or new.committed_cents <> 0 then
    raise exception 'an envelope begins empty: %', new.year;
  end if;
  return new;
end $$;

create trigger envelope_begins_empty before insert on ampli.envelope
  for each row execute function ampli.refuse_filled_envelope();
create trigger envelope_follows_entries before update on ampli.envelope
  for each row execute function ampli.refuse_envelope_change();
create trigger envelope_is_not_deleted before delete or truncate on ampli.envelope
  for each statement execute function ampli.refuse_change();
create trigger envelope_share_follows_entries before insert or update on ampli.envelope_share
  for each row execute function ampli.refuse_envelope_change();
create trigger envelope_share_is_not_deleted before delete or truncate on ampli.envelope_share
  for each statement execute function ampli.refuse_change();

-- Complete applications that no money is left for (E31), in the order of their completeness.
create table ampli.envelope_wait (
  dossier_number varchar(20) primary key references ampli.dossier,
  complete_on    date        not null,
  since          timestamptz not null,
  called_at      timestamptz,
  left_at        timestamptz,
  constraint a_wait_ends_one_way check (called_at is null or left_at is null)
);

create index envelope_waiting on ampli.envelope_wait (complete_on) where called_at is null and left_at is null;

create function ampli.guard_envelope_wait() returns trigger language plpgsql as $$
begin
  if old.called_at is not null or old.left_at is not null
      or (new.dossier_number, new.complete_on, new.since) is distinct from (old.dossier_number, old.complete_on, old.since) then
    raise exception 'the place of % in the waiting list does not change', old.dossier_number;
  end if;
  return new;
end $$;

create trigger envelope_wait_keeps_its_place before update on ampli.envelope_wait
  for each row execute function ampli.guard_envelope_wait();
create trigger envelope_wait_is_not_deleted before delete or truncate on ampli.envelope_wait
  for each statement execute function ampli.refuse_change();

-- A budget is proposed by one person and confirmed by another.
create table ampli.envelope_budget (
  id             bigint        generated always as identity primary key,
  year           integer       not null,
  budget_cents   bigint        not null check (budget_cents >= 0),
  deliberation   varchar(80)   not null,
  deliberated_on date          not null,
  grounds        varchar(2000) not null,
  proposed_by    varchar(100)  not null,
  proposed_at    timestamptz   not null,
  decision       varchar(10)   check (decision in ('CONFIRMED', 'REFUSED')),
  refused_why    varchar(2000),
  decided_by     varchar(100),
  decided_at     timestamptz,
  constraint budget_is_decided_wholly check (
    (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint budget_refusal_has_a_reason check ((decision is not distinct from 'REFUSED') = (refused_why is not null)),
  constraint budget_is_decided_by_another check (decided_by is null or decided_by <> proposed_by)
);

create unique index one_open_budget_a_year on ampli.envelope_budget (year) where decision is null;

create function ampli.guard_envelope_budget() returns trigger language plpgsql as $$
begin
  if old.decision is not null
      or (new.year, new.budget_cents, new.deliberation, new.deliberated_on, new.grounds, new.proposed_by, new.proposed_at)
         is distinct from
         (old.year, old.budget_cents, old.deliberation, old.deliberated_on, old.grounds, old.proposed_by, old.proposed_at) then
    raise exception 'a proposed budget does not change, and is decided once';
  end if;
  return new;
end $$;

create trigger envelope_budget_stays before update on ampli.envelope_budget
  for each row execute function ampli.guard_envelope_budget();
create trigger envelope_budget_is_not_deleted before delete or truncate on ampli.envelope_budget
  for each statement execute function ampli.refuse_change();

-- What was awarded before there was an envelope: each year begins with exactly what it has given away.
insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by, booked_at,
    decision_id, step)
  select t.dossier_number, 'RELEASED', t.granted_cents - t.paid_cents - t.released_cents, current_date,
         'Dossier clos avant la tenue des enveloppes', 'ampli', now(), max(j.id), 'migration'
  from ampli.ledger_total t
  join ampli.dossier d on d.number = t.dossier_number and d.ending is not null
  join ampli.journal j on j.dossier_number = t.dossier_number and j.act = 'DOSSIER_CLOSED'
  where t.granted_cents > t.paid_cents + t.released_cents
  group by t.dossier_number;

create temporary table given on commit drop as
  select a.dossier_number, extract(year from a.awarded_on)::integer as year,
         case when d.ending is null then a.grant_cents else coalesce(t.paid_cents, 0) end as cents
  from ampli.agreed_terms a
  join ampli.dossier d on d.number = a.dossier_number
  left join ampli.ledger_total t on t.dossier_number = a.dossier_number;

insert into ampli.envelope (year) select distinct year from given where cents > 0;
insert into ampli.envelope_entry (year, kind, amount_cents, reason, step, booked_by, booked_at)
  select year, 'BUDGET', sum(cents), 'Reprise des aides attribuées avant la tenue des enveloppes', 'migration', 'ampli', now()
  from given where cents > 0 group by year order by year;
insert into ampli.envelope_entry (year, dossier_number, kind, amount_cents, reason, step, booked_by, booked_at)
  select year, dossier_number, kind, cents, 'Aide attribuée avant la tenue des enveloppes', 'migration', 'ampli', now()
  from given cross join (values (1, 'RESERVED'), (2, 'COMMITTED')) as both_of(place, kind)
  where cents > 0 order by place, dossier_number;
