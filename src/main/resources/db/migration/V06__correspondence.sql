create table ampli.letter (
  key            varchar(200) primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  name           varchar(100) not null,
  role           varchar(40)  not null,
  addressee      varchar(200) not null,
  email          varchar(254) not null check (email !~ '[[:cntrl:]]'),
  subject        varchar(300) not null check (subject !~ '[[:cntrl:]]'),
  text_part      text         not null,
  html_part      text         not null,
  state          varchar(10)  not null check (state in ('NEW', 'SENDING', 'SENT', 'IN_DOUBT', 'FAILED')),
  state_since    timestamptz  not null default now(),
  attempts       integer      not null check (attempts >= 0),
  last_error     varchar(500),
  created_at     timestamptz  not null,
  sent_at        timestamptz,
  constraint sent_letters_have_a_date check (state <> 'SENT' or sent_at is not null)
);

create index letter_of_dossier on ampli.letter (dossier_number, created_at);
