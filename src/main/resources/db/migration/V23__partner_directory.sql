-- The directory of partners: where each works, what it helps with, how many projects it takes at a time.
alter table ampli.partner
  add column departments  varchar(3)[]  not null default '{}',
  add column needs        varchar(20)[] not null default '{}',
  add column contact_name varchar(120),
  add column capacity     integer,
  add constraint partner_departments_are_of_the_region check (
    departments <@ array['16', '17', '19', '23', '24', '33', '40', '47', '64', '79', '86', '87']::varchar[]),
  add constraint partner_needs_are_of_the_catalogue check (
    needs <@ array['ORIENTATION', 'STUDY', 'CREATION', 'FINANCING', 'EMPLOYMENT', 'ANCHORING']::varchar[]),
  add constraint partner_capacity_is_a_number_of_projects check (capacity between 1 and 999);

-- A partner may be written with or without capitals: it is the same one.
create unique index partner_named_once_whatever_the_case on ampli.partner (lower(name), lower(territory));

update ampli.partner set departments = '{16,17,19,23,24,33,40,47,64,79,86,87}', needs = '{ORIENTATION,ANCHORING}'
  where id = 1;
update ampli.partner set departments = '{33,40}', needs = '{STUDY,CREATION}', capacity = 8 where id = 2;
update ampli.partner set departments = '{19,23,87}', needs = '{STUDY,CREATION}', capacity = 6 where id = 3;
update ampli.partner set departments = '{16,17,19,23,24,33,40,47,64,79,86,87}', needs = '{STUDY,FINANCING}',
  capacity = 20 where id = 4;
update ampli.partner set departments = '{79,86}', needs = '{EMPLOYMENT}', capacity = 12 where id = 5;
update ampli.partner set departments = '{16,17,19,23,24,33,40,47,64,79,86,87}', needs = '{STUDY,CREATION}',
  capacity = 10 where id = 6;
update ampli.partner set departments = '{16,17}', needs = '{ORIENTATION,STUDY,ANCHORING}', capacity = 3 where id = 7;

-- Who changed the directory, when, and what: the journal of dossiers is about dossiers.
create table ampli.partner_change (
  id         bigint generated always as identity primary key,
  partner_id bigint        not null references ampli.partner,
  changed_at timestamptz   not null,
  person     varchar(100)  not null check (person <> ''),
  act        varchar(10)   not null check (act in ('ADDED', 'CHANGED', 'RESTED', 'RESUMED')),
  sentence   varchar(4000) not null check (sentence <> '')
);

create index partner_change_of on ampli.partner_change (partner_id, id);

create trigger partner_change_is_append_only
  before update or delete or truncate on ampli.partner_change
  for each statement execute function ampli.refuse_change();
