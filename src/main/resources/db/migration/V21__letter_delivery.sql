-- What becomes of a letter after it was handed over: order, copies, returns, proof of receipt (E35).
alter table ampli.letter
  add column id               bigint       generated always as identity unique,
  add column round            integer      not null default 1 check (round >= 1),
  add column doubts           integer      not null default 0 check (doubts >= 0),
  add column bounced_at       timestamptz,
  add column reached_on       date,
  add column reached_by       varchar(20)  check (reached_by in ('REGISTERED_POST', 'HAND_DELIVERY', 'ELECTRONIC', 'PHONE')),
  add column reached_reference varchar(200),
  add column given_up_why     varchar(2000),
  add column proof            varchar(10)  not null default 'NONE' check (proof in ('NONE', 'REQUIRED', 'APPEAL')),
  add column notified_on      date,
  add column notified_by      varchar(20)  check (notified_by in
                                ('LINK', 'OBSERVATIONS', 'REGISTERED_POST', 'HAND_DELIVERY', 'ELECTRONIC')),
  add column notified_reference varchar(200),
  drop constraint letter_state_check,
  alter column state type varchar(20),
  add constraint letter_state_check check
    (state in ('NEW', 'SENDING', 'SENT', 'IN_DOUBT', 'FAILED', 'REACHED', 'GIVEN_UP')),
  add constraint proof_is_whole check ((notified_on is null) = (notified_by is null)),
  add constraint reached_letters_say_how check (state <> 'REACHED' or (reached_on is not null and reached_by is not null)),
  add constraint given_up_letters_say_why check (state <> 'GIVEN_UP' or given_up_why is not null),
  add constraint bounced_letters_had_left check (bounced_at is null or sent_at is not null);

-- The lane of one dossier and one addressee, in the order in which its letters were written.
create index letter_lane on ampli.letter (dossier_number, role, id) where state in ('NEW', 'SENDING');

-- A proof of receipt starts legal delays: it is given once and never changes.
create function ampli.guard_proof_of_receipt() returns trigger language plpgsql as $$
begin
  if old.notified_on is not null and (new.notified_on, new.notified_by, new.notified_reference)
     is distinct from (old.notified_on, old.notified_by, old.notified_reference) then
    raise exception 'the proof of receipt of letter % never changes', old.key;
  end if;
  return new;
end $$;

create trigger letter_proof_stays before update on ampli.letter
  for each row execute function ampli.guard_proof_of_receipt();

-- Every time a letter went to the mail server, under which Message-ID. Another round is another address.
create table ampli.letter_hand_over (
  id         bigint       generated always as identity primary key,
  letter_key varchar(200) not null references ampli.letter,
  round      integer      not null,
  message_id varchar(200) not null,
  email      varchar(254) not null,
  archived   boolean      not null,
  at         timestamptz  not null
);

create index letter_hand_over_message on ampli.letter_hand_over (message_id);
create index letter_hand_over_at on ampli.letter_hand_over (at);

-- One row that every hand-over locks for a moment: all nodes together keep the pace.
create table ampli.mail_pace (
  only_row   boolean     primary key default true check (only_row),
  -- Letters a minute; null leaves it to the configuration.
  per_minute integer     check (per_minute > 0),
  -- The last moment that was given to a letter which has to wait.
  next_at    timestamptz not null default '-infinity'
);

insert into ampli.mail_pace default values;

-- Mail that came back, once each; what it said beyond the code stays in the mailbox.
create table ampli.mail_return (
  id          varchar(64)  primary key check (id ~ '^[0-9a-f]{64}$'),
  read_at     timestamptz  not null,
  kind        varchar(10)  not null check (kind in ('FAILED', 'DELAYED', 'OTHER')),
  letter_key  varchar(200) references ampli.letter,
  status      varchar(20)
);
