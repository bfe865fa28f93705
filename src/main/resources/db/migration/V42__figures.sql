-- What the other figures of managers count, and the few lists that they show. Every measure is defined twice, once as
-- the trigger that keeps it and once in the view ampli.tally_of_record that counts it anew: the view fills the sums here,
-- and FiguresAgreeTest compares the two.

create function ampli.add_tally(measure text, facet text, day date, value integer, n bigint, total bigint default 0)
  returns void language sql as $$
  insert into ampli.tally (measure, facet, day, value, n, total) values (measure, facet, day, value, n, total)
$$;

create function ampli.month_of(day date) returns date language sql immutable parallel safe as $$
  select date_trunc('month', day::timestamp)::date
$$;

-- Tasks that wait. The engine has them too, but neither in an order that finds the latest ones, nor in a form that can be
-- counted without reading them all. Written by whoever hears of each task beginning and ending (fr.ampli.oversight.Workload).
create table ampli.open_task (
  id             varchar(64)    primary key,
  dossier_number varchar(20),
  task_key       varchar(255)   not null,
  name           varchar(255)   not null,
  groups         varchar(100)[] not null,
  since          timestamptz    not null,
  due_on         date
);
comment on column ampli.open_task.dossier_number is 'None for a task that concerns no dossier, or many';

create index open_task_of_dossier on ampli.open_task (dossier_number);
create index open_task_by_due_day on ampli.open_task (due_on, id) where due_on is not null;
create index open_task_by_key on ampli.open_task (task_key, since);

-- open-task: by group, and once without for all of them together, and until when
create function ampli.count_task() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform ampli.add_tally('open-task', g, coalesce(old.due_on, 'infinity'), 0, -1) from unnest(array_append(old.groups, '')) g;
  end if;
  if tg_op <> 'DELETE' then
    perform ampli.add_tally('open-task', g, coalesce(new.due_on, 'infinity'), 0, 1) from unnest(array_append(new.groups, '')) g;
  end if;
  return null;
end $$;
create trigger task_counts after insert or update or delete on ampli.open_task
  for each row execute function ampli.count_task();

-- open-clock: clocks that run, by kind, and until when. left-clock: how many days a clock ran, without those on which it
-- stood still, by the year of its end; value 1 where it ended after its last day.
create function ampli.count_clock() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.ended_on is null and old.paused_on is null then
      perform ampli.add_tally('open-clock', old.kind, old.due_on, 0, -1);
    end if;
    if old.ended_on is not null then
      perform ampli.add_tally('left-clock', old.kind, ampli.year_of(old.ended_on), (old.ended_on > old.due_on)::integer, -1,
        old.stopped_days + old.started_on - old.ended_on);
    end if;
  end if;
  if new.ended_on is null and new.paused_on is null then
    perform ampli.add_tally('open-clock', new.kind, new.due_on, 0, 1);
  end if;
  if new.ended_on is not null then
    perform ampli.add_tally('left-clock', new.kind, ampli.year_of(new.ended_on), (new.ended_on > new.due_on)::integer, 1,
      new.ended_on - new.started_on - new.stopped_days);
  end if;
  return null;
end $$;
create trigger clock_counts after insert or update on ampli.legal_clock
  for each row execute function ampli.count_clock();

-- Payments to come: one row per instalment that is agreed, neither paid nor given up. A balance is expected at the end of
-- the start-up period; how long the Region then has is added where it is shown.
create table ampli.expected_payment (
  dossier_number varchar(20) not null references ampli.agreed_terms,
  instalment     varchar(10) not null check (instalment in ('ADVANCE', 'BALANCE')),
  expected_on    date        not null,
  amount_cents   bigint      not null,
  primary key (dossier_number, instalment)
);

create function ampli.expect_payments() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'agreed_terms' then
    insert into ampli.expected_payment values
      (new.dossier_number, 'ADVANCE', new.planned_from, new.advance_cents),
      (new.dossier_number, 'BALANCE', new.planned_until, new.balance_cents);
  elsif tg_table_name = 'start_up_period' then
    update ampli.expected_payment
      set expected_on = case instalment when 'ADVANCE' then new.starts_on else new.ends_on end
      where dossier_number = new.dossier_number;
  elsif tg_table_name = 'ledger_entry' then
    delete from ampli.expected_payment
      where dossier_number = new.dossier_number
        and (new.kind = 'RELEASED' or (new.kind, instalment) in (('ADVANCE_PAID', 'ADVANCE'), ('BALANCE_PAID', 'BALANCE')));
  else
    delete from ampli.expected_payment where dossier_number = new.number;
  end if;
  return null;
end $$;
create trigger terms_expect after insert on ampli.agreed_terms for each row execute function ampli.expect_payments();
create trigger period_expects after insert or update on ampli.start_up_period
  for each row execute function ampli.expect_payments();
create trigger ledger_expects after insert on ampli.ledger_entry
  for each row when (new.kind in ('RELEASED', 'ADVANCE_PAID', 'BALANCE_PAID')) execute function ampli.expect_payments();
create trigger end_expects after update on ampli.dossier
  for each row when (old.ended_at is null and new.ended_at is not null) execute function ampli.expect_payments();

-- expected: payments to come and their cents, by instalment and day
create function ampli.count_expected() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform ampli.add_tally('expected', old.instalment, old.expected_on, 0, -1, -old.amount_cents);
  end if;
  if tg_op <> 'DELETE' then
    perform ampli.add_tally('expected', new.instalment, new.expected_on, 0, 1, new.amount_cents);
  end if;
  return null;
end $$;
create trigger expected_counts after insert or update or delete on ampli.expected_payment
  for each row execute function ampli.count_expected();

-- How many days a payment took, from where each indicator counts, without those on which the clock of the Region stood
-- still; and how many these were.
create function ampli.delays_of(number varchar, what varchar, paid date)
  returns table (facet text, days integer, stopped integer) language sql stable as $$
  with since (facet, day, clock) as (
    select 'submission-advance', submitted_on, 'IMPLIED_REJECTION' from ampli.application
      where dossier_number = number and what = 'ADVANCE'
    union all
    select 'start-advance', ampli.paris_day(recorded_at), 'ADVANCE_PAYMENT' from ampli.statement_of_start
      where dossier_number = number and what = 'ADVANCE'
    union all
    select 'report-balance', received_on, 'PAYMENT' from ampli.job_report
      where dossier_number = number and what = 'BALANCE')
  select s.facet, greatest(0, paid - s.day - c.stopped), c.stopped
  from since s cross join lateral (
    select coalesce(sum(stopped_days), 0)::integer as stopped from ampli.legal_clock
    where dossier_number = number and kind = s.clock) c
$$;

-- delay: paid instalments by these days, and the days on which a clock stood still, by the year of the payment
create function ampli.count_paid_order() returns trigger language plpgsql as $$
begin
  perform ampli.add_tally('delay', d.facet, ampli.year_of(new.paid_on), d.days, 1, d.stopped)
    from ampli.delays_of(new.dossier_number, new.instalment, new.paid_on) d;
  return null;
end $$;
create trigger paid_order_counts after update on ampli.payment_order
  for each row when (old.state <> 'PAID' and new.state = 'PAID') execute function ampli.count_paid_order();

-- ledger: movements and their cents, by kind, month, and year of the envelope (0 without one)
create function ampli.count_ledger_entry() returns trigger language plpgsql as $$
begin
  perform ampli.add_tally('ledger', new.kind, ampli.month_of(new.booked_on),
    coalesce((select year from ampli.envelope_share where dossier_number = new.dossier_number), 0), 1, new.amount_cents);
  return null;
end $$;
create trigger ledger_entry_is_tallied after insert on ampli.ledger_entry
  for each row execute function ampli.count_ledger_entry();

-- Whether a project was supported before its application: it was referred to a partner who accepted, and an adviser held
-- the interview. A later act does not change what was true then.
create function ampli.was_supported(dossier varchar, until date) returns boolean language sql stable as $$
  select exists (select 1 from ampli.orientation where dossier_number = dossier)
     and exists (select 1 from ampli.referral where dossier_number = dossier and reply = 'ACCEPTED' and replied_on <= until)
$$;

-- What happens once and stays, each by the year in which it happened:
--   application      value 1 where the project was supported before
--   asked-piece      pieces that the holder was asked for
--   piece-request    requests for missing pieces, by their round
--   implied-rejection two months of silence that passed
--   committee        sessions by their outcome
--   decision         by outcome; value 1 where the project was supported before
--   reorientation    towards another scheme
--   meeting          meetings that partners announced by their link
--   department       dossiers by the first digits of the postal code
create function ampli.count_act() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'application' then
      perform ampli.add_tally('application', '', ampli.year_of(new.submitted_on),
        ampli.was_supported(new.dossier_number, new.submitted_on)::integer, 1);
    when 'application_piece' then
      perform ampli.add_tally('asked-piece', '', ampli.year_of(a.submitted_on), 0, 1)
        from ampli.application a where a.dossier_number = new.dossier_number;
    when 'missing_pieces_request' then
      perform ampli.add_tally('piece-request', '', ampli.year_of(new.requested_on), new.round, 1);
    when 'implied_rejection' then
      perform ampli.add_tally('implied-rejection', '', ampli.year_of(new.due_on), 0, 1);
    when 'committee_session' then
      perform ampli.add_tally('committee', new.outcome, ampli.year_of(new.held_on), 0, 1);
    when 'decision' then
      perform ampli.add_tally('decision', new.outcome, ampli.year_of(new.decided_on),
        ampli.was_supported(a.dossier_number, a.submitted_on)::integer, 1)
        from ampli.application a where a.dossier_number = new.dossier_number;
    when 'reorientation' then
      perform ampli.add_tally('reorientation', '', ampli.year_of(ampli.paris_day(new.decided_at)), 0, 1);
    when 'partner_word' then
      perform ampli.add_tally('meeting', '', ampli.year_of(ampli.paris_day(new.given_at)), 0, 1);
    when 'dossier' then
      perform ampli.add_tally('department', left(new.postal_code, case when new.postal_code like '97%' then 3 else 2 end),
        ampli.year_of(ampli.paris_day(new.opened_at)), 0, 1);
  end case;
  return null;
end $$;
create trigger act_counts after insert on ampli.application for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.application_piece for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.missing_pieces_request for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.implied_rejection for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.committee_session for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.decision for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.reorientation for each row execute function ampli.count_act();
create trigger act_counts after insert on ampli.partner_word
  for each row when (new.kind = 'MEETING') execute function ampli.count_act();
create trigger act_counts after insert on ampli.dossier for each row execute function ampli.count_act();

-- cash-point: complete studies by the lowest point of their cash plan, one per dossier: the first that was complete
create function ampli.count_study() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from ampli.study where dossier_number = new.dossier_number and round < new.round
                 and result = 'COMPLETE') then
    perform ampli.add_tally('cash-point', case when new.lowest_cash_cents < 0 then 'negative' else 'positive' end,
      ampli.year_of(ampli.paris_day(new.recorded_at)), 0, 1);
  end if;
  return null;
end $$;
create trigger study_counts after update on ampli.study
  for each row when (old.result is null and new.result = 'COMPLETE') execute function ampli.count_study();
create trigger study_counts_at_once after insert on ampli.study
  for each row when (new.result = 'COMPLETE') execute function ampli.count_study();

-- referral-answer: answers of partners, silence included, by the days they took and the year of the referral; total: those
-- that came by the last day
create function ampli.count_answer() returns trigger language plpgsql as $$
begin
  perform ampli.add_tally('referral-answer', new.reply, ampli.year_of(new.opened_on),
    coalesce(new.replied_on, new.answer_due_on) - new.opened_on, 1,
    coalesce(new.replied_on <= new.answer_due_on, false)::integer);
  return null;
end $$;
create trigger answer_counts after update on ampli.referral
  for each row when (old.reply is null and new.reply is not null) execute function ampli.count_answer();
create trigger answer_counts_at_once after insert on ampli.referral
  for each row when (new.reply is not null) execute function ampli.count_answer();

-- The short lists
create index dossier_waiting on ampli.dossier (stage_since, number) where ended_at is null;
create index legal_clock_by_kind on ampli.legal_clock (kind, due_on) where ended_on is null and paused_on is null;
create index letter_in_trouble on ampli.letter (state_since, key) where state in ('FAILED', 'IN_DOUBT');

-- Every measure counted anew from the record: slow, for proof only
create view ampli.tally_of_record as
  select 'open-dossier' as measure, stage as facet, ampli.paris_day(stage_since) as day, 0 as value, count(*) as n, 0::bigint as total
    from ampli.dossier where ended_at is null group by 2, 3
  union all
  select 'ending', ending, ampli.month_of(ampli.paris_day(ended_at)), 0, count(*), 0
    from ampli.dossier where ended_at is not null group by 2, 3
  union all
  select 'open-task', g, coalesce(due_on, 'infinity'), 0, count(*), 0
    from ampli.open_task cross join unnest(array_append(groups, '')) g group by 2, 3
  union all
  select 'open-clock', kind, due_on, 0, count(*), 0
    from ampli.legal_clock where ended_on is null and paused_on is null group by 2, 3
  union all
  select 'left-clock', kind, ampli.year_of(ended_on), (ended_on > due_on)::integer, count(*),
         sum(ended_on - started_on - stopped_days)
    from ampli.legal_clock where ended_on is not null group by 2, 3, 4
  union all
  select 'expected', i.instalment, i.day, 0, count(*), sum(i.cents)
    from ampli.agreed_terms t
    join ampli.dossier d on d.number = t.dossier_number and d.ended_at is null
    left join ampli.start_up_period p on p.dossier_number = t.dossier_number
    cross join lateral (values ('ADVANCE', coalesce(p.starts_on, t.planned_from), t.advance_cents),
                               ('BALANCE', coalesce(p.ends_on, t.planned_until), t.balance_cents)) i (instalment, day, cents)
    where not exists (select 1 from ampli.ledger_entry l where l.dossier_number = t.dossier_number
                      and l.kind in ('RELEASED', i.instalment || '_PAID'))
    group by 2, 3
  union all
  select 'delay', d.facet, ampli.year_of(o.paid_on), d.days, count(*), sum(d.stopped)
    from ampli.payment_order o cross join lateral ampli.delays_of(o.dossier_number, o.instalment, o.paid_on) d
    where o.state = 'PAID' group by 2, 3, 4
  union all
  select 'ledger', l.kind, ampli.month_of(l.booked_on), coalesce(s.year, 0), count(*), sum(l.amount_cents)
    from ampli.ledger_entry l left join ampli.envelope_share s on s.dossier_number = l.dossier_number group by 2, 3, 4
  union all
  select 'application', '', ampli.year_of(submitted_on), ampli.was_supported(dossier_number, submitted_on)::integer, count(*), 0
    from ampli.application group by 3, 4
  union all
  select 'asked-piece', '', ampli.year_of(a.submitted_on), 0, count(*), 0
    from ampli.application_piece p join ampli.application a on a.dossier_number = p.dossier_number group by 3
  union all
  select 'piece-request', '', ampli.year_of(requested_on), round, count(*), 0 from ampli.missing_pieces_request group by 3, 4
  union all
  select 'implied-rejection', '', ampli.year_of(due_on), 0, count(*), 0 from ampli.implied_rejection group by 3
  union all
  select 'committee', outcome, ampli.year_of(held_on), 0, count(*), 0 from ampli.committee_session group by 2, 3
  union all
  select 'decision', d.outcome, ampli.year_of(d.decided_on),
         ampli.was_supported(a.dossier_number, a.submitted_on)::integer, count(*), 0
    from ampli.decision d join ampli.application a on a.dossier_number = d.dossier_number group by 2, 3, 4
  union all
  select 'reorientation', '', ampli.year_of(ampli.paris_day(decided_at)), 0, count(*), 0 from ampli.reorientation group by 3
  union all
  select 'meeting', '', ampli.year_of(ampli.paris_day(given_at)), 0, count(*), 0
    from ampli.partner_word where kind = 'MEETING' group by 3
  union all
  select 'department', left(postal_code, case when postal_code like '97%' then 3 else 2 end),
         ampli.year_of(ampli.paris_day(opened_at)), 0, count(*), 0
    from ampli.dossier group by 2, 3
  union all
  select 'cash-point', case when lowest_cash_cents < 0 then 'negative' else 'positive' end,
         ampli.year_of(ampli.paris_day(recorded_at)), 0, count(*), 0
    from (select distinct on (dossier_number) * from ampli.study where result = 'COMPLETE' order by dossier_number, round) s
    group by 2, 3
  union all
  select 'referral-answer', reply, ampli.year_of(opened_on), coalesce(replied_on, answer_due_on) - opened_on, count(*),
         count(*) filter (where replied_on <= answer_due_on)
    from ampli.referral where reply is not null group by 2, 3, 4;
comment on view ampli.tally_of_record is 'What ampli.tally must add up to; left-stage and left-task excepted, whose cases are gone from the record';

-- What happened before there were sums
insert into ampli.expected_payment
  select t.dossier_number, i.instalment, i.day, i.cents
    from ampli.agreed_terms t
    join ampli.dossier d on d.number = t.dossier_number and d.ended_at is null
    left join ampli.start_up_period p on p.dossier_number = t.dossier_number
    cross join lateral (values ('ADVANCE', coalesce(p.starts_on, t.planned_from), t.advance_cents),
                               ('BALANCE', coalesce(p.ends_on, t.planned_until), t.balance_cents)) i (instalment, day, cents)
    where not exists (select 1 from ampli.ledger_entry l where l.dossier_number = t.dossier_number
                      and l.kind in ('RELEASED', i.instalment || '_PAID'));

-- The engine makes its tables itself: on a new database there are none yet
do $$
begin
  if to_regclass('public.act_ru_task') is not null then
    insert into ampli.open_task (id, dossier_number, task_key, name, groups, since, due_on)
      select t.id_, substring(p.business_key_ from '^AMPLI-[0-9]{4}-[0-9]{4,7}$'), t.task_def_key_,
             coalesce(t.name_, t.task_def_key_),
             coalesce(array_agg(l.group_id_ order by l.group_id_) filter (where l.group_id_ is not null), '{}'),
             t.create_time_ at time zone current_setting('timezone'),
             ampli.paris_day(t.due_date_ at time zone current_setting('timezone'))
      from public.act_ru_task t
      join public.act_ru_execution p on p.id_ = t.proc_inst_id_
      left join public.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
      group by t.id_, p.id_;
    -- left-task: how many days tasks of a kind waited, by the year in which they ended. Only the engine's history knows
    -- those that are done.
    insert into ampli.tally (measure, facet, day, n, total)
      select 'left-task', task_def_key_, ampli.year_of(day), count(*), sum(day - since)
      from (select task_def_key_, ampli.paris_day(end_time_ at time zone current_setting('timezone')) as day,
                   ampli.paris_day(start_time_ at time zone current_setting('timezone')) as since
            from public.act_hi_taskinst where end_time_ is not null and task_def_key_ is not null) done
      group by 2, 3;
  end if;
end $$;

insert into ampli.tally (measure, facet, day, value, n, total)
  select * from ampli.tally_of_record r
  where measure not in ('open-dossier', 'ending', 'open-task', 'expected');
