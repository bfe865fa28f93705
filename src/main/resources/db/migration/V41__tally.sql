-- What managers count, kept as sums while the acts happen: reading a figure costs as much with 100 000 dossiers as with
-- ten. An act only ever adds lines, so that two acts never wait for each other; fr.ampli.oversight.Tallies folds lines of
-- one kind into one, which changes no sum. A figure is a sum over lines, and never more: nothing here is a record.
create table ampli.tally (
  id      bigint       generated always as identity primary key,
  measure varchar(40)  not null check (measure ~ '^[a-z]+(-[a-z]+)*$'),
  facet   varchar(100) not null,
  day     date         not null,
  value   integer      not null default 0,
  n       bigint       not null,
  total   bigint       not null default 0
);
comment on table ampli.tally is 'Sums for managers; what each measure counts stands in docs/figures.md';
comment on column ampli.tally.facet is 'What the measure is split by: a stage, a group, a clock; empty where by nothing';
comment on column ampli.tally.day is 'The day it counts for; open-… measures: the day since or until which';
comment on column ampli.tally.value is 'A number that cases are told apart by, days as a rule';
comment on column ampli.tally.n is 'How many more, or less, cases';
comment on column ampli.tally.total is 'Of a quantity of these cases, cents or days, how much more or less';

create index tally_of_measure on ampli.tally (measure, day, facet, value) include (n, total);

-- Folding leaves dead lines behind, which reading would pass over
alter table ampli.tally set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 200);

create function ampli.paris_day(moment timestamptz) returns date language sql stable parallel safe as $$
  select (moment at time zone 'Europe/Paris')::date
$$;

create function ampli.year_of(day date) returns date language sql immutable parallel safe as $$
  select date_trunc('year', day::timestamp)::date
$$;

-- open-dossier: open dossiers by stage, and since when they are there. left-stage: how many days a stage took, by the
-- year in which the dossier left it. ending: how and in which month dossiers ended.
create function ampli.count_dossier() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.ended_at is null then
      insert into ampli.tally (measure, facet, day, n) values ('open-dossier', old.stage, ampli.paris_day(old.stage_since), -1);
      insert into ampli.tally (measure, facet, day, value, n)
        values ('left-stage', old.stage, ampli.year_of(ampli.paris_day(new.stage_since)),
                ampli.paris_day(new.stage_since) - ampli.paris_day(old.stage_since), 1);
    end if;
    if old.ended_at is null and new.ended_at is not null then
      insert into ampli.tally (measure, facet, day, n)
        values ('ending', new.ending, date_trunc('month', ampli.paris_day(new.ended_at)::timestamp)::date, 1);
    end if;
  end if;
  if new.ended_at is null then
    insert into ampli.tally (measure, facet, day, n) values ('open-dossier', new.stage, ampli.paris_day(new.stage_since), 1);
  end if;
  return null;
end $$;

create trigger dossier_counts after insert on ampli.dossier
  for each row execute function ampli.count_dossier();
create trigger dossier_moves_count after update on ampli.dossier
  for each row when ((old.stage, old.stage_since, old.ended_at) is distinct from (new.stage, new.stage_since, new.ended_at))
  execute function ampli.count_dossier();

-- What happened before there were sums
insert into ampli.tally (measure, facet, day, n)
  select 'open-dossier', stage, ampli.paris_day(stage_since), count(*)
  from ampli.dossier where ended_at is null group by stage, ampli.paris_day(stage_since);
insert into ampli.tally (measure, facet, day, n)
  select 'ending', ending, date_trunc('month', ampli.paris_day(ended_at)::timestamp)::date, count(*)
  from ampli.dossier where ended_at is not null group by 2, 3;
insert into ampli.tally (measure, facet, day, value, n)
  with stages (label, stage) as (values
      ('Premier contact', 'FIRST_CONTACT'), ('Étude de faisabilité et orientation', 'FEASIBILITY'),
      ('Dépôt et recevabilité', 'SUBMISSION'), ('Instruction et décision', 'REVIEW'), ('Convention', 'AGREEMENT'),
      ('Démarrage et avance', 'ADVANCE'), ('Période d''amorçage', 'START_UP'), ('Solde', 'BALANCE'),
      ('Reversement', 'RECOVERY')),
  entered as (
    select dossier_number, ampli.paris_day(happened_at) as day,
           case act when 'DOSSIER_OPENED' then 'FIRST_CONTACT'
                    when 'STAGE_ENTERED' then (select stage from stages where 'Étape : ' || label = sentence) end as stage,
           ampli.paris_day(lead(happened_at) over (partition by dossier_number order by id)) as left_on
    from ampli.journal where act in ('DOSSIER_OPENED', 'STAGE_ENTERED', 'DOSSIER_CLOSED'))
  select 'left-stage', stage, ampli.year_of(left_on), left_on - day, count(*)
  from entered where left_on is not null and stage is not null group by 2, 3, 4;
