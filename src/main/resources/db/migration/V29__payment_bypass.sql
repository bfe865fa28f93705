-- Leave to pay although a check does not pass: asked for by one person, decided by another, for one dossier, one
-- instalment, one check and what that check had found, until a day.
create table ampli.payment_bypass (
  id              bigint        generated always as identity primary key,
  dossier_number  varchar(20)   not null references ampli.dossier,
  instalment      varchar(10)   not null check (instalment in ('ADVANCE', 'BALANCE')),
  check_code      varchar(40)   not null,
  fact            varchar(1000) not null check (btrim(fact) <> ''),
  motive          varchar(2000) not null check (btrim(motive) <> ''),
  asked_by        varchar(100)  not null,
  asked_at        timestamptz   not null,
  state           varchar(10)   not null check (state in ('ASKED', 'GRANTED', 'REFUSED')),
  decision_motive varchar(2000),
  decided_by      varchar(100),
  decided_at      timestamptz,
  valid_until     date,
  constraint who_asks_for_a_bypass_does_not_decide check (decided_by is null or decided_by <> asked_by),
  constraint bypass_is_decided_wholly check (
    (state = 'ASKED') = (decided_by is null) and (state = 'ASKED') = (decided_at is null)
    and (state = 'ASKED') = (btrim(coalesce(decision_motive, '')) = '')),
  constraint granted_bypass_has_an_end check ((state = 'GRANTED') = (valid_until is not null)),
  -- Whatever is configured: these are never set aside.
  constraint some_checks_are_never_bypassed check (
    check_code not in ('AGREEMENT_IN_FORCE', 'STATEMENT_OF_START', 'RESULT_MET', 'NOT_ALREADY_PAID', 'PERSONS_DIFFERENT',
      'HOLDER_IDENTIFIED', 'DE_MINIMIS_ROOM')
    and check_code !~ '(BANK|ACCOUNT|FREEZE|FROZEN)')
);

create unique index bypass_asked_once_at_a_time on ampli.payment_bypass (dossier_number, instalment) where state = 'ASKED';
create index payment_bypass_of_dossier on ampli.payment_bypass (dossier_number, instalment, id);

-- What was asked never changes; it is decided once.
create function ampli.guard_payment_bypass() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ASKED' then
      raise exception 'a bypass is asked for before it is decided';
    end if;
    return new;
  end if;
  if old.state <> 'ASKED' or new.state = 'ASKED' then
    raise exception 'a bypass is decided once: % to %', old.state, new.state;
  end if;
  if (new.id, new.dossier_number, new.instalment, new.check_code, new.fact, new.motive, new.asked_by, new.asked_at)
      is distinct from
     (old.id, old.dossier_number, old.instalment, old.check_code, old.fact, old.motive, old.asked_by, old.asked_at) then
    raise exception 'what a bypass was asked for does not change';
  end if;
  return new;
end $$;
create trigger payment_bypass_moves_forward before insert or update on ampli.payment_bypass
  for each row execute function ampli.guard_payment_bypass();
create trigger payment_bypass_is_not_deleted before delete or truncate on ampli.payment_bypass
  for each statement execute function ampli.refuse_change();

alter table ampli.payment_gate_line add constraint bypassed_line_points_to_it
  foreign key (bypass_id) references ampli.payment_bypass;
