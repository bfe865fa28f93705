-- How much runs and has run through each step of each process, summed in ampli.tally by fr.ampli.process.engine.
-- activity-running: n in the step now. activity-finished: n that came through (not those that were interrupted), total
-- their milliseconds. facet is key:version:activity, key:version: for the process itself; day the year.
create index tally_of_activity on ampli.tally (facet varchar_pattern_ops) include (measure, n, total)
  where measure in ('activity-running', 'activity-finished');

-- What happened before there were sums. A new database has no engine yet: its tables come after these.
do $$
begin
  if to_regclass('act_hi_actinst') is null then
    return;
  end if;
  insert into ampli.tally (measure, facet, day, n, total)
    with happened as (
      select d.key_ || ':' || d.version_ || ':' || a.act_id_ as facet, a.start_time_, a.end_time_, a.duration_,
             a.act_inst_state_ = 2 as interrupted
      from act_hi_actinst a join act_re_procdef d on d.id_ = a.proc_def_id_
      where a.act_type_ not like '%Gateway' and a.act_type_ <> 'multiInstanceBody'
      union all
      select d.key_ || ':' || d.version_ || ':', p.start_time_, p.end_time_, p.duration_,
             p.state_ in ('EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED')
      from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_)
    select 'activity-running', facet, date_trunc('year', start_time_)::date, count(*), 0
    from happened where end_time_ is null group by 2, 3
    union all
    select 'activity-finished', facet, date_trunc('year', end_time_)::date, count(*), sum(duration_)
    from happened where end_time_ is not null and not interrupted group by 2, 3;
end $$;
