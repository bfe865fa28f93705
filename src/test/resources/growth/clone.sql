-- Copies the dossiers that stand in growth.source until there are as many as wanted. Every row of the record that names a
-- dossier is copied, and every row of the engine that belongs to its process instances, running and past; ids are
-- derived, so that copies of rows that point to each other still do. What is left out is bulk that no screen lists:
-- documents and the parts of letters. Constraints hold; triggers rest, and the sums are counted anew afterwards.
create or replace function growth.id(id text, k integer) returns text language sql immutable parallel safe as
  $$ select case when id is null then null when k = 0 then id else md5(id || '/' || k) end $$;

-- Every column as its copy has it
create or replace function growth.column_of_copy(schema text, name text, col text, type text) returns text
  language plpgsql as $$
declare c text := 't.' || quote_ident(col);
begin
  if schema = 'public' then
    return case
      when col in ('business_key_', 'text_') then format('case when %s = c.source then c.target else %s end', c, c)
      when col in ('proc_def_id_', 'job_def_id_', 'tenant_id_', 'user_id_', 'group_id_', 'act_id_', 'call_act_id_',
                   'bytearray_id_', 'deployment_id_', 'case_inst_id_', 'case_exec_id_', 'case_def_id_', 'activity_id_',
                   'failed_activity_id_') then c
      when col ~ '(^|_)id_$' or col in ('super_exec_', 'var_scope_', 'sequence_counter_') and type like 'char%'
        then format('growth.id(%s, c.k)', c)
      when type like 'timestamp%' then format('%s - c.shift * interval ''1 day''', c)
      else c end;
  end if;
  return case
    when col in ('dossier_number', 'number') then 'c.target'
    when name = 'dossier' and col = 'siret' then 'lpad((80000000000000 + c.k)::text, 14, ''0'')'
    when name = 'dossier' and col in ('holder_name', 'project_title')
      then format('growth.name(c.k, %L) || '' '' || c.k || case when c.k <= 100 then '' sémaphore'' else '''' end', col)
    when name = 'dossier' and col = 'postal_code'
      then 'case when c.k % 2 = 0 then ''24000'' else (array[''16000'',''17000'',''19000'',''23000'',''24000'',''33000'',''40000'',''47000'',''64000'',''79000'',''86000'',''87000''])[1 + c.k % 12] end'
    when name = 'letter' and col in ('text_part', 'html_part') then '''…'''
    when name = 'open_task' and col = 'id' or col in ('task_id', 'moved_task') then format('growth.id(%s, c.k)', c)
    when col in ('mandate_number', 'title_number', 'reference', 'end_to_end_id') then format('%s || ''-'' || c.k', c)
    when type = 'uuid' then format('growth.id(%s::text, c.k)::uuid', c)
    when type = 'bigint' and col not in ('partner_id', 'referring_partner_id') and col !~ '(cents|file_id|export_id)$'
      then format('%s + c.k * 1000000::bigint', c)
    when type like 'timestamp%' then format('%s - c.shift * interval ''1 day''', c)
    when type = 'date' then format('%s - c.shift', c)
    when type like 'char%' or type = 'text' then format('replace(%s, c.source, c.target)', c)
    else c end;
end $$;

-- Names that a search tells apart, as real ones do: of some hundred words, each in one dossier of a hundred or so
create or replace function growth.name(k integer, what text) returns text language sql immutable as $$
  select initcap(a || ' ' || b) from
    (select (array['atelier','fournil','jardin','verger','moulin','cuisine','ressourcerie','épicerie','théâtre','librairie',
      'garage','lavoir','rucher','tisserie','menuiserie','conserverie','brasserie','savonnerie','pépinière','cordonnerie'])
      [1 + abs(hashtext(k || what)) % 20] as a,
     'de ' || chr(97 + abs(hashtext(what || k)) % 26) || chr(97 + abs(hashtext(k || '/' || what)) % 26)
      || (array['ol','in','ar','et','ou','ay'])[1 + abs(hashtext(what || '/' || k)) % 6] || 'ville' as b) words
$$;

-- The rows of one table, with the dossier that each belongs to: copies are made from these and never from copies
create or replace procedure growth.take(name text, belongs text) language plpgsql as $$
begin
  execute format('create table growth.%I as select t.*, %s', split_part(name, '.', 2), belongs);
  execute format('analyze growth.%I', split_part(name, '.', 2));
end $$;

create or replace procedure growth.copy(name text) language plpgsql as $$
declare
  schema text := split_part(name, '.', 1);
  bare text := split_part(name, '.', 2);
  cols text;
  copied text;
  rebuilt text[];
  def text;
begin
  -- Indexes are made anew in the end: many times as fast as row by row
  select array_agg(pg_get_indexdef(indexrelid)) into rebuilt from pg_index x
    where indrelid = name::regclass and not exists (select 1 from pg_constraint where conindid = x.indexrelid);
  foreach def in array coalesce(rebuilt, '{}') loop
    execute format('drop index %I.%I', schema, substring(def from 'INDEX (\S+) ON'));
  end loop;
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
         string_agg(growth.column_of_copy(schema, bare, column_name, data_type), ', ' order by ordinal_position)
    into cols, copied
    from information_schema.columns
    where table_schema = schema and table_name = bare and is_generated = 'NEVER';
  execute format('insert into %s (%s) overriding system value select %s from growth.%I t join growth.clone c on c.source = t.of_dossier',
    name, cols, copied, bare);
  foreach def in array coalesce(rebuilt, '{}') loop
    execute def;
  end loop;
end $$;

-- What goes wrong now and then, so that the lists of it are long: an incident in a quarter of the copies that are open, a
-- blocked payment in another, a letter in trouble in one copy of twenty
create or replace procedure growth.trouble() language plpgsql as $$
begin
  insert into public.act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, execution_id_, activity_id_,
      failed_activity_id_, proc_inst_id_, proc_def_id_, cause_incident_id_, root_cause_incident_id_)
    select growth.id('incident', c.k), 1, localtimestamp - c.shift * interval '1 day', 'failedJob', e.id_,
           'ServiceTask', 'ServiceTask', e.proc_inst_id_, e.proc_def_id_, growth.id('incident', c.k), growth.id('incident', c.k)
    from growth.clone c
    join lateral (select * from public.act_ru_execution where business_key_ = c.target order by id_ limit 1) e on true
    where c.k % 20 = 0;
  -- With a last day, so that the tasks that are most late are of as many dossiers at each size
  insert into ampli.open_task (id, dossier_number, task_key, name, groups, since, due_on)
    select growth.id('blocked', c.k), c.target, 'UserTask_ClearPaymentBlock', 'Lever le blocage',
           '{instructeur,ordonnateur}', now() - c.shift * interval '1 day',
           case when c.k % 40 = 5 then date '2023-06-01' else date '2026-11-23' end
    from growth.clone c where c.k % 20 = 5;
  insert into ampli.payment_gate_line (dossier_number, instalment, run, position, check_code, clause, passed, sentence,
      remedy, checked_at, result, fact, cleared_by)
    select c.target, 'ADVANCE', 900, place, l.check_code, l.clause, false, l.sentence, l.remedy,
           now() - c.shift * interval '1 day', 'FAILED', l.fact, l.cleared_by
    from growth.clone c cross join generate_series(1, 3) place
    cross join (select * from growth.payment_gate_line limit 1) l where c.k % 20 = 5;
  update ampli.letter l set state = 'FAILED', bounced_at = null
    from growth.clone c where c.k % 20 = 1
      and l.key = (select key from ampli.letter o where o.dossier_number = c.target order by created_at, key limit 1);
end $$;

-- Sums of what runs and has run through each step, as V44 makes them of the engine's history
create or replace procedure growth.steps() language sql as $$
  insert into ampli.tally (measure, facet, day, n, total)
    with happened as (
      select d.key_ || ':' || d.version_ || ':' || a.act_id_ as facet, a.start_time_, a.end_time_, a.duration_
      from public.act_hi_actinst a join public.act_re_procdef d on d.id_ = a.proc_def_id_
      where a.act_type_ not like '%Gateway' and a.act_type_ <> 'multiInstanceBody'
      union all
      select d.key_ || ':' || d.version_ || ':', p.start_time_, p.end_time_, p.duration_
      from public.act_hi_procinst p join public.act_re_procdef d on d.id_ = p.proc_def_id_)
    select 'activity-running', facet, date_trunc('year', start_time_)::date, count(*), 0
    from happened where end_time_ is null group by 2, 3
    union all
    select 'activity-finished', facet, date_trunc('year', end_time_)::date, count(*), sum(duration_)
    from happened where end_time_ is not null group by 2, 3
$$;

-- Where each beginning of a word stands, as the triggers of V50 note it
create or replace procedure growth.prefixes() language plpgsql as $$
begin
  insert into ampli.dossier_prefix
    select w, d.opened_at, d.number from growth.clone c join ampli.dossier d on d.number = c.target
    cross join lateral ampli.prefixes(d.words) w order by 1, 2, 3;
  insert into ampli.closed_dossier_prefix
    select w, d.ended_at, d.number, d.ending, ampli.department_of(d.postal_code)
    from growth.clone c join ampli.dossier d on d.number = c.target
    cross join lateral ampli.prefixes(d.words) w where d.ended_at is not null order by 1, 2, 3;
end $$;
