-- What goes with a letter: a document of the record, or a date for a calendar, byte for byte.
create table ampli.letter_attachment (
  letter_key  varchar(200) not null references ampli.letter,
  place       smallint     not null check (place > 0),
  file_name   varchar(200) not null check (file_name ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'),
  media_type  varchar(100) not null check (media_type !~ '[[:cntrl:]]'),
  document_id uuid         references ampli.document,
  content     bytea,
  primary key (letter_key, place),
  constraint attachment_is_one_thing check (num_nonnulls(document_id, content) = 1)
);

-- A second sending carries the same bytes as the first.
create trigger letter_attachment_is_append_only
  before update or delete or truncate on ampli.letter_attachment
  for each statement execute function ampli.refuse_change();
