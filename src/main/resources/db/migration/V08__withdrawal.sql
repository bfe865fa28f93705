create table ampli.withdrawal (
  dossier_number varchar(20)   primary key references ampli.dossier,
  received_on    date          not null,
  grounds        varchar(2000) not null check (grounds ~ '[^[:space:]]'),
  recorded_by    varchar(100)  not null,
  recorded_at    timestamptz   not null
);
