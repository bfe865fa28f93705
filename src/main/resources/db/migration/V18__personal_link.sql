-- Links that let a partner or a holder act without an account. The token itself is in the letter that left, nowhere else.
create table ampli.personal_link (
  token_hash     char(64)    primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  letter_key     varchar(200) not null references ampli.letter,
  dossier_number varchar(20) not null references ampli.dossier,
  purpose        varchar(40) not null check (purpose ~ '^[a-z]+(-[a-z]+)*$'),
  subject        varchar(100) not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null check (expires_at > created_at),
  revoked_at     timestamptz
);

create index personal_link_of_subject on ampli.personal_link (dossier_number, purpose, subject);
