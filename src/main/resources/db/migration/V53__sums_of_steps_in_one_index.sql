-- The sums of steps have an index of their own (tally_of_activity, V44) and were written into this one as well. Every
-- question that uses this one names its measure (fr.ampli.oversight.TallyStore).
create index tally_of_figure on ampli.tally (measure, day, facet, value) include (n, total)
  where measure not in ('activity-running', 'activity-finished');
drop index ampli.tally_of_measure;
