-- Paying back in instalments (E21): granted for exactly what is due, watched date by date.
create table ampli.recovery_plan (
  id              bigint       generated always as identity primary key,
  recovery_id     bigint       not null references ampli.recovery_case,
  round           integer      not null check (round > 0),
  asked_on        date         not null,
  granted_on      date         not null,
  granted_by      varchar(100) not null,
  amount_cents    bigint       not null check (amount_cents > 0),
  -- no instalment lies after it; how many missed ones end the plan
  last_allowed_on date         not null,
  missed_allowed  integer      not null check (missed_allowed > 0),
  state           varchar(10)  not null check (state in ('ACTIVE', 'KEPT', 'VOID', 'REPLACED', 'ENDED')),
  state_on        date         not null,
  void_why        varchar(500),
  constraint plan_round_once unique (recovery_id, round),
  constraint plan_is_asked_before_it_is_granted check (asked_on <= granted_on),
  constraint void_plan_has_a_reason check ((state = 'VOID') = (void_why is not null))
);
create unique index recovery_one_active_plan on ampli.recovery_plan (recovery_id) where state = 'ACTIVE';

create table ampli.recovery_instalment (
  plan_id      bigint  not null references ampli.recovery_plan,
  position     integer not null check (position > 0),
  due_on       date    not null,
  amount_cents bigint  not null check (amount_cents > 0),
  reminded_on  date,
  missed_on    date,
  primary key (plan_id, position),
  constraint instalment_day_once unique (plan_id, due_on)
);

create function ampli.guard_recovery_plan() returns trigger language plpgsql as $$
begin
  if (new.recovery_id, new.round, new.asked_on, new.granted_on, new.granted_by, new.amount_cents, new.last_allowed_on,
      new.missed_allowed)
     is distinct from
     (old.recovery_id, old.round, old.asked_on, old.granted_on, old.granted_by, old.amount_cents, old.last_allowed_on,
      old.missed_allowed) or old.state <> 'ACTIVE' then
    raise exception 'a plan that was granted never changes, it ends';
  end if;
  return new;
end $$;
create trigger recovery_plan_only_ends before update on ampli.recovery_plan
  for each row execute function ampli.guard_recovery_plan();
create trigger recovery_plan_is_not_deleted before delete or truncate on ampli.recovery_plan
  for each statement execute function ampli.refuse_change();

create function ampli.guard_recovery_instalment() returns trigger language plpgsql as $$
begin
  if (new.plan_id, new.position, new.due_on, new.amount_cents)
     is distinct from (old.plan_id, old.position, old.due_on, old.amount_cents) then
    raise exception 'day and amount of an instalment never change';
  end if;
  return new;
end $$;
create trigger recovery_instalment_stays before update on ampli.recovery_instalment
  for each row execute function ampli.guard_recovery_instalment();
create trigger recovery_instalment_is_not_deleted before delete or truncate on ampli.recovery_instalment
  for each statement execute function ampli.refuse_change();

-- Looked at when the transaction ends: the instalments make what is due, to the cent, in order and in time.
create function ampli.check_recovery_plan() returns trigger language plpgsql as $$
declare
  plan ampli.recovery_plan;
  asked ampli.recovery_case;
  total bigint;
begin
  select p.* into plan from ampli.recovery_plan p where p.id = new.plan_id;
  select c.* into asked from ampli.recovery_case c where c.id = plan.recovery_id;
  select sum(amount_cents) into total from ampli.recovery_instalment where plan_id = plan.id;
  if total <> plan.amount_cents then
    raise exception 'the instalments of a plan make its amount: % instead of %', total, plan.amount_cents
      using errcode = 'check_violation', constraint = 'instalments_make_the_plan';
  end if;
  if exists (select 1 from ampli.recovery_instalment where plan_id = plan.id
             and (due_on > plan.last_allowed_on or due_on <= plan.granted_on)) then
    raise exception 'an instalment lies after the grant and before the last day allowed'
      using errcode = 'check_violation', constraint = 'instalments_in_time';
  end if;
  if exists (select 1 from ampli.recovery_instalment a join ampli.recovery_instalment b using (plan_id)
             where plan_id = plan.id and a.position < b.position and a.due_on > b.due_on) then
    raise exception 'instalments follow each other' using errcode = 'check_violation', constraint = 'instalments_in_order';
  end if;
  return null;
end $$;
create constraint trigger instalments_make_the_plan after insert on ampli.recovery_instalment
  deferrable initially deferred for each row execute function ampli.check_recovery_plan();

create function ampli.check_new_plan() returns trigger language plpgsql as $$
declare
  asked ampli.recovery_case;
begin
  select c.* into asked from ampli.recovery_case c where c.id = new.recovery_id;
  if asked.state <> 'TITLE_ISSUED' or new.amount_cents <> ampli.recovery_due(asked) then
    raise exception 'a plan is granted for what is due: %', asked.dossier_number
      using errcode = 'check_violation', constraint = 'plan_is_what_is_due';
  end if;
  return new;
end $$;
create trigger plan_is_what_is_due before insert on ampli.recovery_plan
  for each row execute function ampli.check_new_plan();
-- a plan without instalments would pass the check above unseen
create function ampli.check_plan_has_instalments() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from ampli.recovery_instalment where plan_id = new.id) then
    raise exception 'a plan has instalments' using errcode = 'check_violation', constraint = 'plan_has_instalments';
  end if;
  return null;
end $$;
create constraint trigger plan_has_instalments after insert on ampli.recovery_plan
  deferrable initially deferred for each row execute function ampli.check_plan_has_instalments();
