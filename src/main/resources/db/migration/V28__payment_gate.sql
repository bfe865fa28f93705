-- What each check of the payment gate found, in words that can be read aloud, and who lifts it.
alter table ampli.payment_gate_line
  add column result      varchar(10),
  add column fact        varchar(1000),
  add column cleared_by  varchar(12),
  add column bypass_id   bigint,
  add column bypass_note varchar(1000);

-- Lines written before said only whether the check passed, and nothing more is made up for them.
alter table ampli.payment_gate_line disable trigger payment_gate_line_is_append_only;
update ampli.payment_gate_line
  set result = case when passed then 'PASSED' else 'FAILED' end, fact = sentence, cleared_by = 'OFFICER';
alter table ampli.payment_gate_line enable trigger payment_gate_line_is_append_only;

alter table ampli.payment_gate_line
  alter column result set not null,
  alter column fact set not null,
  alter column cleared_by set not null,
  add constraint gate_line_result check (result in ('PASSED', 'WARNING', 'BYPASSED', 'FAILED')),
  add constraint gate_line_says_what_it_found check (btrim(fact) <> ''),
  add constraint gate_line_blocks_or_passes check (passed = (result <> 'FAILED')),
  add constraint bypassed_line_names_its_bypass check (
    (result = 'BYPASSED') = (bypass_id is not null) and (result = 'BYPASSED') = (bypass_note is not null));

create index payment_gate_line_of_dossier on ampli.payment_gate_line (dossier_number, id);

-- How a structure stands, as somebody read it in the directory of enterprises and in the BODACC. No register is asked
-- by machine: each look is a row, and the newest counts.
create table ampli.holder_standing (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  siret          varchar(14)  not null check (siret ~ '^[0-9]{14}$'),
  directory      varchar(10)  not null check (directory in ('ACTIVE', 'CLOSED', 'NOT_FOUND')),
  insolvency     varchar(12)  not null check (insolvency in ('NONE', 'SAFEGUARD', 'RECEIVERSHIP', 'LIQUIDATION')),
  notice         varchar(200),
  looked_in      varchar(200) not null check (btrim(looked_in) <> ''),
  looked_on      date         not null,
  looked_by      varchar(100) not null,
  recorded_at    timestamptz  not null,
  constraint insolvency_names_its_notice check (insolvency = 'NONE' or btrim(coalesce(notice, '')) <> '')
);
create index holder_standing_of_dossier on ampli.holder_standing (dossier_number, id);
create trigger holder_standing_is_append_only before update or delete or truncate on ampli.holder_standing
  for each statement execute function ampli.refuse_change();

-- De minimis aid that a structure had from others, one by one with its day (R26, R27, R28). A line that was wrong is
-- replaced by another; it stays, and no longer counts.
create table ampli.de_minimis_aid (
  id             bigint       generated always as identity primary key,
  dossier_number varchar(20)  not null references ampli.dossier,
  funder         varchar(200) not null check (btrim(funder) <> ''),
  amount_cents   bigint       not null check (amount_cents >= 0),
  granted_on     date         not null,
  replaces       bigint       unique references ampli.de_minimis_aid,
  recorded_by    varchar(100) not null,
  recorded_at    timestamptz  not null,
  constraint only_a_correction_is_nothing check (amount_cents > 0 or replaces is not null)
);
create index de_minimis_aid_of_dossier on ampli.de_minimis_aid (dossier_number, id);
create trigger de_minimis_aid_is_append_only before update or delete or truncate on ampli.de_minimis_aid
  for each statement execute function ampli.refuse_change();

create function ampli.guard_de_minimis_correction() returns trigger language plpgsql as $$
begin
  if new.replaces is not null and not exists (
      select 1 from ampli.de_minimis_aid where id = new.replaces and dossier_number = new.dossier_number) then
    raise exception 'a line of aid is corrected in its own dossier';
  end if;
  return new;
end $$;
create trigger de_minimis_correction_stays_home before insert on ampli.de_minimis_aid
  for each row execute function ampli.guard_de_minimis_correction();

-- Until now a sum was declared without days. It counts whole, on the day of the grant: nothing is lost by not knowing.
insert into ampli.de_minimis_aid (dossier_number, funder, amount_cents, granted_on, recorded_by, recorded_at)
select a.dossier_number, 'Total déclaré sans détail', a.de_minimis_cents, t.awarded_on, a.prepared_by, now()
from ampli.agreement a join ampli.agreed_terms t using (dossier_number)
where a.de_minimis_cents > 0;

-- The ceiling for services of general economic interest, frozen with the other terms (R25, R27).
alter table ampli.agreed_terms
  add column de_minimis_sgei_ceiling_cents bigint not null default 75000000 check (de_minimis_sgei_ceiling_cents > 0);
alter table ampli.agreed_terms alter column de_minimis_sgei_ceiling_cents drop default;
