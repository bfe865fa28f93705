-- Declarations of interests, one per act, never taken back (R56).
create table ampli.interest_declaration (
  id             bigint generated always as identity primary key,
  dossier_number varchar(20)   not null references ampli.dossier,
  person         varchar(100)  not null,
  has_link       boolean       not null,
  nature         varchar(2000),
  declared_at    timestamptz   not null,
  constraint links_have_a_nature check (not has_link or btrim(coalesce(nature, '')) <> '')
);

create index interest_declaration_of_dossier on ampli.interest_declaration (dossier_number);

create table ampli.territorial_opinion (
  dossier_number varchar(20)   primary key references ampli.dossier,
  opinion        varchar(20)   not null check (opinion in ('FAVOURABLE', 'RESERVED', 'UNFAVOURABLE')),
  grounds        varchar(4000) not null check (btrim(grounds) <> ''),
  given_by       varchar(100)  not null,
  given_at       timestamptz   not null
);

-- The four criteria (R09), each with its written grounds (R21); a new round after a return or an adjournment.
create table ampli.criteria_review (
  dossier_number      varchar(20)   not null references ampli.application,
  round               integer       not null check (round > 0),
  opportunity_score   integer       not null check (opportunity_score between 0 and 5),
  opportunity_grounds varchar(4000) not null check (btrim(opportunity_grounds) <> ''),
  values_score        integer       not null check (values_score between 0 and 5),
  values_grounds      varchar(4000) not null check (btrim(values_grounds) <> ''),
  model_score         integer       not null check (model_score between 0 and 5),
  model_grounds       varchar(4000) not null check (btrim(model_grounds) <> ''),
  model_state         varchar(20)   not null check (model_state in ('DEFINED', 'BEING_DEFINED')),
  anchoring_score     integer       not null check (anchoring_score between 0 and 5),
  anchoring_grounds   varchar(4000) not null check (btrim(anchoring_grounds) <> ''),
  risk                varchar(10)   not null check (risk in ('LOW', 'MEDIUM', 'HIGH')),
  risk_grounds        varchar(2000),
  double_funding      varchar(20)   not null check (double_funding in ('NONE', 'NATIONAL_DECLARED', 'EU_SAME_JOB')),
  double_funding_note varchar(2000),
  aid_regime          varchar(20)   not null check (aid_regime in ('NOT_STATE_AID', 'DE_MINIMIS', 'DE_MINIMIS_SGEI', 'OTHER')),
  reviewed_by         varchar(100)  not null,
  reviewed_at         timestamptz   not null,
  primary key (dossier_number, round),
  unique (dossier_number, round, reviewed_by)
);

create table ampli.criteria_opinion (
  dossier_number varchar(20) not null,
  round          integer     not null,
  opinion        varchar(20) not null check (opinion in ('FAVOURABLE', 'UNFAVOURABLE')),
  recorded_at    timestamptz not null,
  primary key (dossier_number, round),
  foreign key (dossier_number, round) references ampli.criteria_review
);

create table ampli.criteria_opinion_reason (
  dossier_number varchar(20)   not null,
  round          integer       not null,
  position       integer       not null,
  code           varchar(60)   not null,
  officer        varchar(1000) not null,
  letter         varchar(1000) not null check (btrim(letter) <> ''),
  primary key (dossier_number, round, position),
  foreign key (dossier_number, round) references ampli.criteria_opinion
);

-- Nobody reads again what they have reviewed themselves (R55).
create table ampli.second_reading (
  dossier_number varchar(20)   not null,
  round          integer       not null,
  reviewed_by    varchar(100)  not null,
  read_by        varchar(100)  not null,
  favourable     boolean       not null,
  grounds        varchar(4000),
  read_at        timestamptz   not null,
  primary key (dossier_number, round),
  foreign key (dossier_number, round, reviewed_by) references ampli.criteria_review (dossier_number, round, reviewed_by),
  constraint second_reader_is_someone_else check (read_by <> reviewed_by),
  constraint returns_have_grounds check (favourable or btrim(coalesce(grounds, '')) <> '')
);

-- Sessions of the committee: favourable or unfavourable ends it, two adjournments at most (R57, E07).
create table ampli.committee_session (
  dossier_number    varchar(20)   not null references ampli.application,
  session           integer       not null check (session > 0),
  held_on           date          not null,
  outcome           varchar(20)   not null check (outcome in ('FAVOURABLE', 'UNFAVOURABLE', 'ADJOURNED')),
  grounds           varchar(4000) not null check (btrim(grounds) <> ''),
  complement_asked  varchar(4000),
  complement_due_on date,
  withdrawn_members varchar(1000),
  recorded_by       varchar(100)  not null,
  recorded_at       timestamptz   not null,
  primary key (dossier_number, session),
  constraint at_most_two_adjournments check (outcome <> 'ADJOURNED' or session <= 2),
  constraint at_most_three_sessions check (session <= 3),
  constraint adjournments_ask_for_something check ((outcome = 'ADJOURNED')
    = (btrim(coalesce(complement_asked, '')) <> '' and complement_due_on is not null))
);

create unique index committee_decides_once on ampli.committee_session (dossier_number) where outcome <> 'ADJOURNED';

-- What came of an adjournment: a complement, or its time limit.
create table ampli.adjournment_complement (
  dossier_number varchar(20)   not null,
  session        integer       not null,
  received_on    date,
  summary        varchar(4000),
  recorded_by    varchar(100)  not null,
  recorded_at    timestamptz   not null,
  primary key (dossier_number, session),
  foreign key (dossier_number, session) references ampli.committee_session,
  constraint received_complements_say_something check ((received_on is null) = (summary is null))
);

-- The signed decision: one per dossier, with its author (R21).
create table ampli.decision (
  dossier_number    varchar(20)   primary key references ampli.application,
  outcome           varchar(10)   not null check (outcome in ('AWARD', 'REFUSAL')),
  decided_on        date          not null,
  signer_last_name  varchar(120)  not null check (btrim(signer_last_name) <> ''),
  signer_first_name varchar(120)  not null check (btrim(signer_first_name) <> ''),
  signer_capacity   varchar(200)  not null check (btrim(signer_capacity) <> ''),
  grounds           varchar(4000),
  signed_by         varchar(100)  not null,
  signed_at         timestamptz   not null
);

create trigger interest_declaration_is_append_only before update or delete or truncate on ampli.interest_declaration
  for each statement execute function ampli.refuse_change();
create trigger territorial_opinion_is_append_only before update or delete or truncate on ampli.territorial_opinion
  for each statement execute function ampli.refuse_change();
create trigger criteria_review_is_append_only before update or delete or truncate on ampli.criteria_review
  for each statement execute function ampli.refuse_change();
create trigger criteria_opinion_is_append_only before update or delete or truncate on ampli.criteria_opinion
  for each statement execute function ampli.refuse_change();
create trigger criteria_opinion_reason_is_append_only before update or delete or truncate on ampli.criteria_opinion_reason
  for each statement execute function ampli.refuse_change();
create trigger second_reading_is_append_only before update or delete or truncate on ampli.second_reading
  for each statement execute function ampli.refuse_change();
create trigger committee_session_is_append_only before update or delete or truncate on ampli.committee_session
  for each statement execute function ampli.refuse_change();
create trigger adjournment_complement_is_append_only before update or delete or truncate on ampli.adjournment_complement
  for each statement execute function ampli.refuse_change();
create trigger decision_is_append_only before update or delete or truncate on ampli.decision
  for each statement execute function ampli.refuse_change();
