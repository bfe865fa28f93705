-- Recovery to its end: oral hearing, register of irregularities, receipts, set-off, remission, insolvency (R22, R35,
-- R46 to R48, E20 to E22).
alter table ampli.recovery_case disable trigger recovery_moves_forward;

alter table ampli.recovery_case
  -- the threshold as it stood when the money was asked back: a later setting does not rewrite what was asked then
  add column irregularity_threshold_cents bigint not null default 1000000 check (irregularity_threshold_cents >= 0),
  -- who issued the order to repay, with capacity: a title names its author (none was kept before)
  add column title_author                 varchar(260),
  -- by when the money is asked for, while no plan says otherwise
  add column payment_due_on               date,
  add column title_notified_on            date,
  add column contest_ends_on              date,
  -- insolvency of the holder while the money is due: no reminders, and the title becomes a claim
  add column insolvency_published_on      date,
  add column claim_declared_on            date,
  add column claim_declared_to            varchar(200),
  add column claim_cents                  bigint check (claim_cents > 0),
  add constraint contest_ends_once_it_began check ((title_notified_on is null) = (contest_ends_on is null)),
  add constraint title_is_received_after_it_was_issued check (title_notified_on >= title_on),
  add constraint declared_claim_is_whole check (
    num_nonnulls(claim_declared_on, claim_declared_to, claim_cents) in (0, 3)
    and (claim_declared_on is null or insolvency_published_on is not null));
alter table ampli.recovery_case alter column irregularity_threshold_cents drop default;

-- Who asks to be heard is heard: when, where, who came, what was said (R22, E20).
create table ampli.recovery_appointment (
  recovery_id  bigint        not null references ampli.recovery_case,
  round        integer       not null check (round > 0),
  asked_on     date          not null,
  on_day       date          not null,
  at_time      varchar(5)    not null check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  manner       varchar(10)   not null check (manner in ('MEETING', 'VIDEO', 'TELEPHONE')),
  place        varchar(300)  not null,
  invited_by   varchar(100)  not null,
  outcome      varchar(10)   check (outcome in ('HELD', 'MOVED', 'NOT_COME')),
  present      varchar(300),
  record       varchar(4000),
  recorded_by  varchar(100),
  recorded_on  date,
  primary key (recovery_id, round),
  constraint appointment_is_to_come check (on_day > asked_on),
  constraint hearing_is_recorded check (
    (outcome = 'HELD') = (record is not null) and (outcome = 'HELD') = (present is not null)
    and (outcome is null) = (recorded_by is null) and (outcome is null) = (recorded_on is null)),
  constraint hearing_is_recorded_after_it_was_held check (outcome <> 'HELD' or recorded_on >= on_day)
);
create unique index recovery_one_appointment on ampli.recovery_appointment (recovery_id) where outcome is null;
create trigger recovery_appointment_is_not_deleted before delete or truncate on ampli.recovery_appointment
  for each statement execute function ampli.refuse_change();

-- Reportable to the Commission or not, and why (R35): one word per recovery above the threshold.
create table ampli.irregularity (
  recovery_id     bigint        primary key references ampli.recovery_case,
  dossier_number  varchar(20)   not null references ampli.dossier,
  amount_cents    bigint        not null check (amount_cents > 0),
  union_cents     bigint        not null check (union_cents >= 0),
  ground          varchar(20)   not null,
  suspected_fraud boolean       not null,
  reportable      boolean       not null,
  exception       varchar(30)   check (exception in ('INSOLVENCY_WITHOUT_FRAUD', 'SPONTANEOUS_DECLARATION',
                                  'CORRECTED_BEFORE_DECLARATION', 'OTHER')),
  reason          varchar(2000) not null,
  decided_by      varchar(100)  not null,
  decided_on      date          not null,
  constraint union_part_at_most_amount check (union_cents <= amount_cents),
  constraint reportable_or_excepted check (reportable = (exception is null)),
  constraint suspected_fraud_is_reportable check (not suspected_fraud or reportable)
);
create trigger irregularity_is_append_only before update or delete or truncate on ampli.irregularity
  for each statement execute function ampli.refuse_change();

insert into ampli.irregularity (recovery_id, dossier_number, amount_cents, union_cents, ground, suspected_fraud, reportable,
    exception, reason, decided_by, decided_on)
select id, dossier_number, proposed_cents, proposed_cents, ground, false, reportable,
    case when reportable then null else 'OTHER' end, reportable_why, decided_by, decided_on
from ampli.recovery_case
where state <> 'PROPOSED' and proposed_cents > irregularity_threshold_cents;

-- Money that came in, each under the accountant's reference: the same one is never counted twice.
create table ampli.recovery_receipt (
  id           bigint       generated always as identity primary key,
  recovery_id  bigint       not null references ampli.recovery_case,
  kind         varchar(10)  not null check (kind in ('PAYMENT', 'OFFSET', 'DIVIDEND')),
  reference    varchar(60)  not null,
  amount_cents bigint       not null check (amount_cents > 0),
  received_on  date         not null,
  recorded_by  varchar(100) not null,
  recorded_at  timestamptz  not null,
  constraint receipt_reference_once unique (reference)
);
create index recovery_receipt_of_case on ampli.recovery_receipt (recovery_id);
create trigger recovery_receipt_is_append_only before update or delete or truncate on ampli.recovery_receipt
  for each statement execute function ampli.refuse_change();

insert into ampli.recovery_receipt (recovery_id, kind, reference, amount_cents, received_on, recorded_by, recorded_at)
select (select max(id) from ampli.recovery_case c where c.dossier_number = l.dossier_number and c.title_number is not null),
    'PAYMENT', 'REPRISE-' || l.id, l.amount_cents, l.booked_on, l.booked_by, l.booked_at
from ampli.ledger_entry l
where l.kind = 'RECOVERED' and exists (
  select 1 from ampli.recovery_case c where c.dossier_number = l.dossier_number and c.title_number is not null);

-- What one person asks and another approves: to set off, to remit, to write off.
create table ampli.recovery_request (
  id                bigint        generated always as identity primary key,
  recovery_id       bigint        not null references ampli.recovery_case,
  kind              varchar(10)   not null check (kind in ('OFFSET', 'REMISSION', 'WRITE_OFF')),
  amount_cents      bigint        not null check (amount_cents > 0),
  -- what was given up before in the same way, and up to which sum the head of service decides alone
  before_cents      bigint        not null check (before_cents >= 0),
  limit_cents       bigint        not null check (limit_cents >= 0),
  offset_against    varchar(15)   check (offset_against in ('BALANCE', 'OTHER_CLAIM')),
  reference         varchar(60),
  vote_reference    varchar(80),
  vote_on           date,
  certificate       varchar(80),
  grounds           varchar(2000) not null,
  asked_by          varchar(100)  not null,
  asked_on          date          not null,
  decision          varchar(10)   check (decision in ('APPROVED', 'REFUSED')),
  decided_by        varchar(100),
  decided_on        date,
  refused_why       varchar(2000),
  -- from before this table was there, when no day of the vote was kept
  carried_over      boolean       not null default false,
  constraint offset_names_its_counterpart check (
    (kind = 'OFFSET') = (offset_against is not null) and (kind = 'OFFSET') = (reference is not null)),
  constraint vote_has_reference_and_day check (carried_over or (vote_reference is null) = (vote_on is null)),
  constraint above_the_limit_the_assembly_votes check (
    kind = 'OFFSET' or before_cents + amount_cents <= limit_cents or vote_reference is not null),
  constraint request_is_decided_whole check (
    (decision is null) = (decided_by is null) and (decision is null) = (decided_on is null)),
  constraint request_is_refused_with_reasons check ((decision is not distinct from 'REFUSED') = (refused_why is not null)),
  constraint write_off_is_approved_by_another check (decision is distinct from 'APPROVED' or decided_by <> asked_by)
);
create unique index recovery_one_request on ampli.recovery_request (recovery_id) where decision is null;

insert into ampli.recovery_request (recovery_id, kind, amount_cents, before_cents, limit_cents, vote_reference, grounds,
    asked_by, asked_on, decision, decided_by, decided_on, refused_why, carried_over)
select c.id, 'WRITE_OFF',
    case when c.state = 'WRITTEN_OFF' then greatest(t.written_off_cents, 1)
         else greatest(c.proposed_cents + c.recovered_before_cents - t.recovered_cents - t.written_off_cents, 1) end,
    0, 0, c.write_off_vote, c.write_off_grounds, c.write_off_asked_by, coalesce(c.closed_on, c.title_on),
    case when c.state = 'WRITTEN_OFF' then 'APPROVED' when c.write_off_refused_why is not null then 'REFUSED' end,
    case when c.state = 'WRITTEN_OFF' then c.write_off_approved_by
         when c.write_off_refused_why is not null then 'application' end,
    case when c.state = 'WRITTEN_OFF' then c.closed_on when c.write_off_refused_why is not null then c.title_on end,
    case when c.state <> 'WRITTEN_OFF' then c.write_off_refused_why end, true
from ampli.recovery_case c join ampli.ledger_total t using (dossier_number)
where c.write_off_vote is not null;

update ampli.recovery_case set state = 'TITLE_ISSUED' where state = 'WRITE_OFF_ASKED';
alter table ampli.recovery_case
  drop constraint recovery_case_state_check,
  drop constraint recovery_title_is_whole,
  drop constraint write_off_needs_a_vote,
  drop constraint write_off_is_approved_by_another,
  drop constraint recovery_closes_with_a_day,
  drop column write_off_vote,
  drop column write_off_grounds,
  drop column write_off_asked_by,
  drop column write_off_refused_why,
  drop column write_off_approved_by,
  add constraint recovery_case_state_check check (state in ('PROPOSED', 'DECIDED', 'TITLE_ISSUED', 'RECOVERED', 'REMITTED',
    'WRITTEN_OFF', 'DROPPED')),
  add constraint recovery_title_is_whole check (
    state not in ('TITLE_ISSUED', 'RECOVERED', 'REMITTED', 'WRITTEN_OFF')
    or (title_number is not null and title_on is not null and title_by is not null)),
  add constraint recovery_closes_with_a_day check (
    (state in ('RECOVERED', 'REMITTED', 'WRITTEN_OFF', 'DROPPED')) = (closed_on is not null));

-- What is still due of a recovery: claimed, less all that came back or was given up since.
create function ampli.recovery_due(recovery ampli.recovery_case) returns bigint language sql stable as $$
  select recovery.proposed_cents + recovery.recovered_before_cents
    - coalesce((select recovered_cents + remitted_cents + written_off_cents from ampli.ledger_total t
                where t.dossier_number = recovery.dossier_number), 0)
$$;

create or replace function ampli.guard_recovery_case() returns trigger language plpgsql as $$
begin
  if (new.dossier_number, new.ground, new.paid_cents, new.recovered_before_cents, new.rate, new.proposed_cents,
      new.irregularity_threshold_cents)
     is distinct from
     (old.dossier_number, old.ground, old.paid_cents, old.recovered_before_cents, old.rate, old.proposed_cents,
      old.irregularity_threshold_cents) then
    raise exception 'what a recovery claims never changes';
  end if;
  if (old.state, new.state) not in (
      ('PROPOSED', 'PROPOSED'), ('PROPOSED', 'DECIDED'), ('PROPOSED', 'DROPPED'), ('DECIDED', 'TITLE_ISSUED'),
      ('TITLE_ISSUED', 'TITLE_ISSUED'), ('TITLE_ISSUED', 'RECOVERED'), ('TITLE_ISSUED', 'REMITTED'),
      ('TITLE_ISSUED', 'WRITTEN_OFF')) then
    raise exception 'a recovery does not go from % to %', old.state, new.state;
  end if;
  if old.state = 'PROPOSED' and new.state <> 'PROPOSED' and new.proposed_cents > new.irregularity_threshold_cents
      and not exists (select 1 from ampli.irregularity i where i.recovery_id = new.id) then
    raise exception 'above the threshold a recovery is decided with its word on the irregularity: %', new.dossier_number;
  end if;
  if old.state = 'PROPOSED' and new.state <> 'PROPOSED' and exists (
      select 1 from ampli.recovery_appointment a where a.recovery_id = new.id and a.outcome is null) then
    raise exception 'who asked to be heard is heard before the decision: %', new.dossier_number;
  end if;
  if new.state in ('RECOVERED', 'REMITTED', 'WRITTEN_OFF') and ampli.recovery_due(new) <> 0 then
    raise exception 'a recovery ends with nothing due: %', new.dossier_number;
  end if;
  return new;
end $$;
alter table ampli.recovery_case enable trigger recovery_moves_forward;

-- Nothing comes back, is remitted or written off beyond what is due.
create function ampli.guard_recovery_due() returns trigger language plpgsql as $$
declare
  asked ampli.recovery_case;
begin
  select * into asked from ampli.recovery_case where dossier_number = new.dossier_number and closed_on is null;
  if found and ampli.recovery_due(asked) < 0 then
    raise exception 'more came back or was given up than is due: %', new.dossier_number
      using errcode = 'check_violation', constraint = 'settled_at_most_due';
  end if;
  return new;
end $$;
-- after ledger_entry_counts: triggers of one kind fire in the order of their names
create trigger ledger_entry_within_what_is_due after insert on ampli.ledger_entry
  for each row when (new.kind in ('RECOVERED', 'REMITTED', 'WRITTEN_OFF'))
  execute function ampli.guard_recovery_due();
