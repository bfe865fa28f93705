create table ampli.document (
  id             uuid         primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  kind           varchar(40)  not null,
  file_name      varchar(200) not null,
  media_type     varchar(100) not null,
  size           integer      not null check (size > 0),
  sha256         varchar(64)  not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content        bytea        not null,
  stored_by      varchar(100) not null,
  stored_at      timestamptz  not null,
  constraint document_is_whole check (octet_length(content) = size and encode(sha256(content), 'hex') = sha256)
);

create index document_of_dossier on ampli.document (dossier_number, kind);

-- Documents are evidence: none is ever overwritten.
create trigger document_is_append_only
  before update or delete or truncate on ampli.document
  for each statement execute function ampli.refuse_change();
