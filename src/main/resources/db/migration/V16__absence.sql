-- Who is away, and who acts in the meantime. Whether somebody is away is computed from the days, never stored.
create table ampli.absence (
  id          uuid         primary key,
  person      varchar(100) not null check (person <> ''),
  deputy      varchar(100) not null check (deputy <> ''),
  first_day   date         not null,
  last_day    date         not null,
  declared_by varchar(100) not null check (declared_by <> ''),
  declared_at timestamptz  not null,
  -- The day from which the person is back, when that is before the last day is over.
  ended_on    date,
  ended_by    varchar(100),
  ended_at    timestamptz,
  check (deputy <> person),
  check (first_day <= last_day),
  check (ended_on <= last_day),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_at is null))
);

create index absence_person on ampli.absence (person, last_day);
create index absence_days on ampli.absence (last_day, first_day);

-- What was declared stays; an absence may be ended early, once.
create function ampli.only_end_an_absence() returns trigger
  language plpgsql as
$$
begin
  if tg_op <> 'UPDATE' or old.ended_on is not null
     or (new.id, new.person, new.deputy, new.first_day, new.last_day, new.declared_by, new.declared_at)
        is distinct from
        (old.id, old.person, old.deputy, old.first_day, old.last_day, old.declared_by, old.declared_at) then
    raise exception 'ampli.absence: an absence can only be ended, once: % refused', tg_op
      using errcode = 'restrict_violation',
            hint = 'Declare another absence.';
  end if;
  return new;
end;
$$;

create trigger absence_is_only_ended
  before update or delete on ampli.absence
  for each row execute function ampli.only_end_an_absence();

create trigger absence_is_kept
  before truncate on ampli.absence
  for each statement execute function ampli.refuse_change();

-- Two absences of one person never cover the same day. Refused with a sentence by the application, which lets one
-- declaration per person through at a time; by the database for whoever writes to it otherwise.
create function ampli.no_second_absence_at_a_time() returns trigger
  language plpgsql as
$$
begin
  if exists (select 1 from ampli.absence a
             where a.person = new.person and a.id <> new.id
               and daterange(a.first_day, greatest(a.first_day, coalesce(a.ended_on, a.last_day + 1)))
                   && daterange(new.first_day, greatest(new.first_day, coalesce(new.ended_on, new.last_day + 1)))) then
    raise exception 'ampli.absence: % is away on these days already', new.person
      using errcode = 'exclusion_violation';
  end if;
  return new;
end;
$$;

create trigger absence_does_not_overlap
  before insert on ampli.absence
  for each row execute function ampli.no_second_absence_at_a_time();
