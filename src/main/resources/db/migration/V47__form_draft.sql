-- What somebody has begun to type in a form and not handed in: no part of the record, gone with the form or after a while.
create sequence ampli.form_draft_revision;

create table ampli.form_draft (
  place    varchar(120) not null check (place ~ '^(task|start)/'),
  person   varchar(100) not null,
  content  jsonb        not null check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 262144),
  -- never the same again, so that two tabs cannot take each other's draft for their own
  revision bigint       not null unique,
  saved_at timestamptz  not null,
  primary key (place, person)
);

create index form_draft_by_age on ampli.form_draft (saved_at);
