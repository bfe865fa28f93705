-- Finding closed dossiers page by page: each page is read from where the last one ended, never counted from the top.
create index dossier_closed on ampli.dossier (ended_at desc, number desc) where ended_at is not null;
create index dossier_closed_by_ending on ampli.dossier (ending, ended_at desc, number desc) where ended_at is not null;
create index dossier_closed_by_department on ampli.dossier (left(postal_code, 2), ended_at desc, number desc)
  where ended_at is not null;
