-- The engine's history goes so many days after a process began, and its rows say when as they are written (decision 33).
-- What runs now began while that day was written at the end: it gets its day here, and what is written later takes it over.
-- A new database has no engine yet: its tables come after these.
do $$
declare
  part text;
begin
  if to_regclass('act_hi_procinst') is null then
    return;
  end if;
  create temporary table begun_before on commit drop as
    select p.id_ as root, p.start_time_ + d.history_ttl_ * interval '1 day' as removal
    from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
    where p.end_time_ is null and p.removal_time_ is null and p.id_ = p.root_proc_inst_id_ and d.history_ttl_ is not null;
  foreach part in array array['act_hi_procinst', 'act_hi_actinst', 'act_hi_taskinst', 'act_hi_varinst', 'act_hi_detail',
      'act_hi_job_log', 'act_hi_op_log', 'act_hi_identitylink', 'act_hi_incident', 'act_hi_comment', 'act_hi_attachment',
      'act_hi_ext_task_log', 'act_hi_decinst', 'act_hi_dec_in', 'act_hi_dec_out', 'act_ge_bytearray'] loop
    execute format('update %I h set removal_time_ = b.removal from begun_before b'
      || ' where h.root_proc_inst_id_ = b.root and h.removal_time_ is null', part);
  end loop;
end $$;
