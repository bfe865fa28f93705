-- Partners of the network stand in the dossier's migration because a dossier names the one that referred it.
create table ampli.partner (
  id         bigint generated always as identity primary key,
  kind       varchar(30)  not null check (kind in ('CRESS', 'FRANCE_ACTIVE', 'DLA', 'INCUBATOR', 'URSCOP', 'OTHER')),
  name       varchar(200) not null,
  territory  varchar(200) not null,
  email      varchar(254) not null,
  phone      varchar(30)  not null,
  active     boolean      not null default true,
  constraint partner_named_once unique (name, territory)
);

create table ampli.dossier_counter (
  year          integer primary key,
  last_sequence integer not null check (last_sequence > 0)
);

create table ampli.dossier (
  number               varchar(20)   primary key check (number ~ '^AMPLI-[0-9]{4}-[0-9]{4,}$'),
  holder_name          varchar(200)  not null,
  legal_form           varchar(30)   not null,
  siret                varchar(14)   check (siret ~ '^[0-9]{14}$'),
  rna                  varchar(10)   check (rna ~ '^W[0-9]{9}$'),
  contact_name         varchar(120)  not null,
  contact_email        varchar(254)  not null,
  contact_phone        varchar(30)   not null,
  project_title        varchar(200)  not null,
  project_summary      varchar(4000) not null,
  commune              varchar(100)  not null,
  postal_code          varchar(5)    not null check (postal_code ~ '^[0-9]{5}$'),
  referring_partner_id bigint        references ampli.partner,
  partner_consent      boolean       not null,
  stage                varchar(20)   not null check (stage in ('FIRST_CONTACT', 'FEASIBILITY', 'SUBMISSION', 'REVIEW',
                                       'AGREEMENT', 'ADVANCE', 'START_UP', 'BALANCE', 'RECOVERY', 'CLOSED')),
  stage_since          timestamptz   not null,
  opened_at            timestamptz   not null,
  ending               varchar(30)   check (ending in ('SETTLED', 'REORIENTED', 'INADMISSIBLE', 'REFUSED', 'LAPSED',
                                       'WITHDRAWN', 'CLOSED_AFTER_RECOVERY')),
  ended_at             timestamptz,
  constraint dossier_ends_once_and_wholly check (
    (ending is null) = (ended_at is null) and (ending is not null) = (stage = 'CLOSED'))
);

-- One open dossier per establishment (E37).
create unique index dossier_open_once on ampli.dossier (siret) where ended_at is null and siret is not null;
create index dossier_by_siret on ampli.dossier (siret varchar_pattern_ops);
