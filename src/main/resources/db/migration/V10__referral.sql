-- The conclusion of the orientation interview (step 2).
create table ampli.orientation (
  dossier_number varchar(20)   primary key references ampli.dossier,
  held_on        date          not null,
  conclusion     varchar(20)   not null check (conclusion in ('PARTNER', 'STUDY', 'OTHER_SCHEME')),
  summary        varchar(4000) not null check (summary <> ''),
  partner_id     bigint        references ampli.partner,
  recorded_by    varchar(100)  not null,
  recorded_at    timestamptz   not null,
  constraint orientation_to_a_partner_names_it check ((conclusion = 'PARTNER') = (partner_id is not null))
);

-- Where a project goes that AMPLI does not fit (E06); a dossier is reoriented once.
create table ampli.reorientation (
  dossier_number varchar(20)   primary key references ampli.dossier,
  other_scheme   varchar(300)  not null check (other_scheme <> ''),
  grounds        varchar(4000) not null check (grounds <> ''),
  decided_by     varchar(100)  not null,
  decided_at     timestamptz   not null
);

-- One row per partner asked; the silent ones too, because the answer delay counts against the network (I3).
create table ampli.referral (
  dossier_number varchar(20)  not null references ampli.dossier,
  round          integer      not null check (round > 0),
  partner_id     bigint       not null references ampli.partner,
  opened_on      date         not null,
  remind_on      date         not null,
  answer_due_on  date         not null,
  reply          varchar(10)  check (reply in ('ACCEPTED', 'DECLINED', 'SILENT')),
  replied_on     date,
  comment        varchar(2000),
  recorded_by    varchar(100),
  recorded_at    timestamptz,
  primary key (dossier_number, round),
  constraint referral_reminds_before_it_ends check (opened_on <= remind_on and remind_on <= answer_due_on),
  constraint referral_is_answered_wholly check (
    (reply is null) = (recorded_at is null) and (reply is null) = (recorded_by is null)),
  constraint referral_reply_has_a_day check (
    coalesce(reply in ('ACCEPTED', 'DECLINED'), false) = (replied_on is not null)),
  constraint referral_declined_says_why check (reply is distinct from 'DECLINED' or comment is not null)
);

-- One partner at a time.
create unique index referral_open_once on ampli.referral (dossier_number) where reply is null;

-- The feasibility study, one row per round: a readiness review that finds gaps opens the next round (steps 3 and 4).
create table ampli.study (
  dossier_number    varchar(20) not null references ampli.dossier,
  round             integer     not null check (round > 0),
  opened_on         date        not null,
  result            varchar(20) check (result in ('COMPLETE', 'ABANDONED', 'OTHER_SCHEME')),
  opportunity       varchar(4000),
  social_values     varchar(4000),
  business_model    varchar(4000),
  anchoring         varchar(4000),
  job_plan          varchar(4000),
  lowest_cash_cents bigint,
  lowest_cash_on    date,
  stop_grounds      varchar(4000),
  recorded_by       varchar(100),
  recorded_at       timestamptz,
  ready             boolean,
  gaps              varchar(4000),
  advice            varchar(4000),
  reviewed_by       varchar(100),
  reviewed_at       timestamptz,
  primary key (dossier_number, round),
  constraint study_is_recorded_wholly check ((result is null) = (recorded_at is null)),
  constraint complete_study_has_findings check (result is distinct from 'COMPLETE' or (
    opportunity is not null and social_values is not null and business_model is not null and anchoring is not null
    and job_plan is not null and lowest_cash_cents is not null and lowest_cash_on is not null)),
  constraint stopped_study_says_why check (
    result is null or result = 'COMPLETE' or stop_grounds is not null),
  constraint only_a_complete_study_is_reviewed check (ready is null or result is not distinct from 'COMPLETE'),
  constraint study_is_reviewed_wholly check ((ready is null) = (reviewed_at is null)),
  constraint study_that_is_not_ready_says_why check (ready is not false or gaps is not null)
);

-- Reference partners: the kinds are those of the network, names and addresses are invented. Numbers below 100 are ours,
-- so that the sample answers can name them.
insert into ampli.partner (id, kind, name, territory, email, phone) overriding system value values
  (1, 'CRESS',         'Chambre de l''ESS des Trois Rivières', 'Nouvelle-Aquitaine',          'accueil@cress.example.org',       '05 00 00 00 01'),
  (2, 'INCUBATOR',     'Incubateur La Fabrique des Possibles', 'Gironde et Landes',           'projets@fabrique.example.org',    '05 00 00 00 02'),
  (3, 'INCUBATOR',     'Incubateur Les Sources',               'Haute-Vienne, Creuse, Corrèze', 'contact@sources.example.org',   '05 00 00 00 03'),
  (4, 'FRANCE_ACTIVE', 'Fonds solidaire Atlantique',           'Nouvelle-Aquitaine',          'financement@fonds.example.org',   '05 00 00 00 04'),
  (5, 'DLA',           'Accompagnement local des Deux Vallées', 'Vienne et Deux-Sèvres',      'dla@deuxvallees.example.org',     '05 00 00 00 05'),
  (6, 'URSCOP',        'Union des coopératives du Littoral',   'Nouvelle-Aquitaine',          'creation@cooperatives.example.org', '05 00 00 00 06'),
  (7, 'OTHER',         'Réseau des tiers-lieux du Bocage',     'Charente et Charente-Maritime', 'bonjour@tierslieux.example.org', '05 00 00 00 07');
alter table ampli.partner alter column id restart with 100;
