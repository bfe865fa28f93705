-- What was written stays written. For every table that only grows: create a trigger on it that calls this.
create function ampli.refuse_change() returns trigger
  language plpgsql as
$$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op
    using errcode = 'restrict_violation',
          hint = 'Add a new row that says what changed and why.';
end;
$$;

-- Every act on a dossier: who, when, what, why.
create table ampli.journal (
  id             bigint generated always as identity primary key,
  dossier_number varchar(20)  not null check (dossier_number ~ '^AMPLI-[0-9]{4}-[0-9]{4,7}$'),
  happened_at    timestamptz  not null,
  person         varchar(100) not null check (person <> ''),
  act            varchar(60)  not null check (act ~ '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$'),
  sentence       text         not null check (sentence <> ''),
  grounds        text
);

create index journal_dossier on ampli.journal (dossier_number, id);
create index journal_act on ampli.journal (act, happened_at);

-- Once per statement, so that one which would hit no row is refused too.
create trigger journal_is_append_only
  before update or delete or truncate on ampli.journal
  for each statement execute function ampli.refuse_change();
