-- What a partner was asked for, and what it answers through the link in its letter.
alter table ampli.referral
  add column need             varchar(20)  check (need in ('ORIENTATION', 'STUDY', 'CREATION', 'FINANCING',
                                'EMPLOYMENT', 'ANCHORING')),
  add column by_link          boolean      not null default false,
  add column redirect_to      varchar(200) check (redirect_to <> ''),
  add column redirect_contact varchar(300) check (redirect_contact <> ''),
  add constraint only_an_answer_comes_by_link check (not by_link or reply in ('ACCEPTED', 'DECLINED')),
  add constraint only_a_partner_that_declines_names_another check (
    (redirect_to is null or reply is not distinct from 'DECLINED')
    and (redirect_contact is null or redirect_to is not null));

alter table ampli.orientation
  add column need varchar(20) check (need in ('ORIENTATION', 'STUDY', 'CREATION', 'FINANCING', 'EMPLOYMENT',
    'ANCHORING')),
  add constraint only_a_partner_is_asked_for_something check (need is null or partner_id is not null);

-- Answered once: an answer is not turned into another one.
create function ampli.referral_is_answered_once() returns trigger
  language plpgsql as
$$
begin
  if old.reply is not null then
    raise exception 'ampli.referral: % of % is answered: % refused', old.round, old.dossier_number, tg_op
      using errcode = 'restrict_violation';
  end if;
  return new;
end;
$$;

create trigger referral_is_answered_once
  before update on ampli.referral
  for each row execute function ampli.referral_is_answered_once();

-- What a partner adds to a project that it supports. Nothing ends a referral here; the newest word of a kind counts.
create table ampli.partner_word (
  id             bigint generated always as identity primary key,
  dossier_number varchar(20)   not null,
  round          integer       not null,
  kind           varchar(10)   not null check (kind in ('MEETING', 'OPINION', 'DOCUMENT')),
  meeting_on     date,
  meeting_place  varchar(200)  check (meeting_place <> ''),
  maturity       varchar(10)   check (maturity in ('READY', 'NEARLY', 'NOT_YET')),
  opinion        varchar(4000) check (opinion <> ''),
  document_id    uuid          references ampli.document,
  given_at       timestamptz   not null,
  foreign key (dossier_number, round) references ampli.referral,
  constraint partner_word_says_what_its_kind_says check (
    (kind = 'MEETING') = (meeting_on is not null)
    and (kind = 'MEETING' or meeting_place is null)
    and (kind = 'OPINION') = (opinion is not null)
    and (kind = 'OPINION') = (maturity is not null)
    and (kind = 'DOCUMENT') = (document_id is not null))
);

create index partner_word_of on ampli.partner_word (dossier_number, round, id);

create trigger partner_word_is_append_only
  before update or delete or truncate on ampli.partner_word
  for each statement execute function ampli.refuse_change();

-- What the holder lets partners be told. The newest line of a scope counts; before any, what was said at first contact
-- counts for the stages, and nothing else is told.
create table ampli.partner_consent (
  id             bigint generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  scope          varchar(10)  not null check (scope in ('STAGES', 'DATES')),
  given          boolean      not null,
  said_on        date         not null,
  recorded_by    varchar(100) not null check (recorded_by <> ''),
  recorded_at    timestamptz  not null
);

create index partner_consent_of on ampli.partner_consent (dossier_number, scope, id);

create trigger partner_consent_is_append_only
  before update or delete or truncate on ampli.partner_consent
  for each statement execute function ampli.refuse_change();
