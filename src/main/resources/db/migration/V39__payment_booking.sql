-- "Paid" comes from the answer to an order and from nowhere else, whatever the code above does.
create function ampli.guard_payment_booking() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from ampli.payment_order
      where dossier_number = new.dossier_number and state = 'PAID' and amount_cents = new.amount_cents
        and instalment = case new.kind when 'ADVANCE_PAID' then 'ADVANCE' else 'BALANCE' end) then
    raise exception 'a payment is booked when its order is paid, for the amount of the order: % %',
      new.dossier_number, new.kind;
  end if;
  return new;
end $$;

create trigger payment_is_booked_from_its_order before insert on ampli.ledger_entry
  for each row when (new.kind in ('ADVANCE_PAID', 'BALANCE_PAID')) execute function ampli.guard_payment_booking();

-- And the other way round: an order that is paid is in the ledger when the transaction ends.
create function ampli.guard_paid_order() returns trigger language plpgsql as $$
begin
  if not exists (
      select 1 from ampli.ledger_entry
      where dossier_number = new.dossier_number and amount_cents = new.amount_cents
        and kind = case new.instalment when 'ADVANCE' then 'ADVANCE_PAID' else 'BALANCE_PAID' end) then
    raise exception 'a paid order is booked in the same transaction: % %', new.dossier_number, new.instalment;
  end if;
  return null;
end $$;

create constraint trigger paid_order_is_booked after update on ampli.payment_order
  deferrable initially deferred
  for each row when (new.state = 'PAID' and old.state <> 'PAID') execute function ampli.guard_paid_order();
