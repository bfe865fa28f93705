-- The lists of dossiers that wait are read from here too (docs/decisions/0030): one stretch of an index for each side that
-- is waited for.
alter table ampli.open_task add column awaits varchar(20) not null default 'REGION';
alter table ampli.open_task add column assignee varchar(100);
comment on column ampli.open_task.awaits is
  'Who has to act first, by ampli.access.awaits; REGION for the service itself. Brought up to date at each start';
comment on column ampli.open_task.assignee is 'Who has taken it; for lists of tasks only, no figure counts it';

-- With all that a line of a list says, so that fifty lines are two pages and not fifty
create index open_task_in_order on ampli.open_task (awaits, (coalesce(due_on, 'infinity'::date)), id)
  include (dossier_number, task_key, name, groups, since, due_on, assignee) where dossier_number is not null;
drop index ampli.open_task_by_due_day;
create index open_task_by_due_day on ampli.open_task (due_on, id)
  include (dossier_number, task_key, name, groups, since, awaits, assignee) where due_on is not null;
alter table ampli.open_task set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200,
  autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 200);

-- Who takes a task changes no sum
drop trigger task_counts on ampli.open_task;
create trigger task_counts after insert or delete on ampli.open_task for each row execute function ampli.count_task();
create trigger task_changes_count after update on ampli.open_task
  for each row when ((old.groups, old.due_on) is distinct from (new.groups, new.due_on))
  execute function ampli.count_task();

-- A list looks its fifty dossiers up by number, and their tasks: by hash one page each, where a tree becomes one page
-- deeper each time the record has grown some hundredfold. By its own collation, or PostgreSQL would take the primary key,
-- which it thinks is cheaper.
create index dossier_by_number on ampli.dossier using hash (number collate "C");
create index open_task_by_dossier on ampli.open_task using hash (dossier_number);
drop index ampli.open_task_of_dossier;

-- The sum of one facet up to a day, without the lines of all other facets and days
create index tally_of_facet on ampli.tally (measure, facet, day) include (n);

-- The engine makes its tables itself: on a new database there are none yet
do $$
begin
  if to_regclass('public.act_ru_task') is not null then
    update ampli.open_task o set assignee = t.assignee_ from public.act_ru_task t
      where t.id_ = o.id and t.assignee_ is not null;
    -- The engine's tasks in the same order, which no statement asks for any more
    drop index if exists public.ampli_task_by_last_day;
  end if;
end $$;
