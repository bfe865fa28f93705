-- Searching for a word in the order in which people see the dossiers (docs/decisions/0030): every beginning of every word
-- of a dossier, with the moment that orders it. A word is then one stretch of an index, however many dossiers have it and
-- however old they are; of several words the stretches are laid side by side. Rows are only ever added, but for a dossier
-- that is renamed.

-- The first twenty letters; longer words are searched by these. In Java: fr.ampli.dossier.SearchWords.
create function ampli.prefixes(words tsvector) returns setof text language sql immutable parallel safe as $$
  select distinct left(word, n) from unnest(tsvector_to_array(words)) word
  cross join lateral generate_series(1, least(length(word), 20)) n
  where left(word, n) ~ '^[a-z0-9]+$'
$$;

create table ampli.dossier_prefix (
  prefix    varchar(20) collate "C" not null,
  opened_at timestamptz not null,
  number    varchar(20) not null,
  primary key (prefix, opened_at, number)
);
comment on table ampli.dossier_prefix is 'Where each beginning of a word stands, in the order of opening; kept by triggers on ampli.dossier';

create table ampli.closed_dossier_prefix (
  prefix     varchar(20) collate "C" not null,
  ended_at   timestamptz not null,
  number     varchar(20) not null,
  ending     varchar(40) not null,
  department varchar(3)  not null,
  primary key (prefix, ended_at, number) include (ending, department)
);
comment on table ampli.closed_dossier_prefix is 'The same of closed dossiers, in the order of closing';

-- Only rows that vacuum has seen are read from the index alone, and those read most are the last ones
alter table ampli.dossier_prefix set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000);
alter table ampli.closed_dossier_prefix set (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000);

create function ampli.department_of(postal_code text) returns text language sql immutable parallel safe as $$
  select left(postal_code, case when postal_code ~ '^9[78]' then 3 else 2 end)
$$;

create function ampli.note_prefixes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from ampli.dossier_prefix p using ampli.prefixes(old.words) w
      where (p.prefix, p.opened_at, p.number) = (w, old.opened_at, old.number);
  end if;
  insert into ampli.dossier_prefix select w, new.opened_at, new.number from ampli.prefixes(new.words) w;
  return null;
end $$;
create trigger dossier_has_prefixes after insert on ampli.dossier for each row execute function ampli.note_prefixes();
create trigger dossier_changes_prefixes after update on ampli.dossier
  for each row when ((old.words, old.opened_at) is distinct from (new.words, new.opened_at))
  execute function ampli.note_prefixes();

create function ampli.note_closed_prefixes() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is not null then
    delete from ampli.closed_dossier_prefix p using ampli.prefixes(old.words) w
      where (p.prefix, p.ended_at, p.number) = (w, old.ended_at, old.number);
  end if;
  if new.ended_at is not null then
    insert into ampli.closed_dossier_prefix
      select w, new.ended_at, new.number, new.ending, ampli.department_of(new.postal_code) from ampli.prefixes(new.words) w;
  end if;
  return null;
end $$;
create trigger closed_dossier_has_prefixes after insert on ampli.dossier
  for each row when (new.ended_at is not null) execute function ampli.note_closed_prefixes();
create trigger closed_dossier_changes_prefixes after update on ampli.dossier
  for each row when ((old.words, old.ended_at, old.ending, old.postal_code)
                     is distinct from (new.words, new.ended_at, new.ending, new.postal_code))
  execute function ampli.note_closed_prefixes();

-- In the order of the keys, so that neighbours lie together
insert into ampli.dossier_prefix
  select w, opened_at, number from ampli.dossier d cross join lateral ampli.prefixes(d.words) w order by 1, 2, 3;
insert into ampli.closed_dossier_prefix
  select w, ended_at, number, ending, ampli.department_of(postal_code)
  from ampli.dossier d cross join lateral ampli.prefixes(d.words) w where ended_at is not null order by 1, 2, 3;

-- Some words together that few dossiers have are still found by this index. Without a list of what is still to be sorted
-- in, which every search would read.
alter index ampli.dossier_by_words set (fastupdate = off);

-- Had the words inside, for searches that went through dossiers one by one
drop index ampli.dossier_by_opening;
drop index ampli.dossier_closed_with_words;

-- With the postal code inside the index alone is read, and PostgreSQL does not prefer to sort all of a department
drop index ampli.dossier_closed_by_department;
create index dossier_closed_by_department on ampli.dossier (left(postal_code, 2), ended_at desc, number desc)
  include (postal_code, ending) where ended_at is not null;
