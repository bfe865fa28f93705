package fr.ampli.agreement;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests to change an account. Every change names the state it starts from: who comes second gets false. */
@Repository
class AccountChangeStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountChangeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The papers that a request rests on; none of them served another one. */
    record Papers(UUID oldAccount, UUID newAccount, UUID request) {}

    /** What a request says, beside the account itself. */
    record Request(
            AccountChange.Arrival arrivedBy, LocalDate receivedOn, String requesterName, String requesterEmail) {}

    void insert(
            DossierNumber number,
            Request request,
            long oldAccount,
            BankAccounts.Details details,
            Papers papers,
            LocalDate givesUpOn,
            Person person) {
        jdbc.sql("""
                        insert into ampli.account_change (dossier_number, state, arrived_by, received_on, requester_name,
                          requester_email, old_account_id, iban, bic, holder_name, name_note, old_paper, new_paper, request_paper,
                          requested_by, requested_at, gives_up_on)
                        values (:number, 'CALLING', :arrivedBy, :receivedOn, :name, :email, :old, :iban, :bic, :holder, :note,
                          :oldPaper, :newPaper, :requestPaper, :person, :now, :givesUpOn)
                        """)
                .param("number", number.value())
                .param("arrivedBy", request.arrivedBy().name())
                .param("receivedOn", request.receivedOn())
                .param("name", request.requesterName())
                .param("email", request.requesterEmail())
                .param("old", oldAccount)
                .param("iban", details.iban().value())
                .param("bic", details.bic().value())
                .param("holder", details.holderName())
                .param("note", details.nameNote())
                .param("oldPaper", papers.oldAccount())
                .param("newPaper", papers.newAccount())
                .param("requestPaper", papers.request())
                .param("person", person.id())
                .param("now", now())
                .param("givesUpOn", givesUpOn)
                .update();
    }

    void addCall(
            long change,
            String phone,
            CallBackResult result,
            LocalDate on,
            String spokenTo,
            String note,
            Person person) {
        jdbc.sql("""
                        insert into ampli.account_change_call (change_id, phone, result, called_on, spoken_to, note, called_by,
                          called_at)
                        values (:change, :phone, :result, :on, :spokenTo, :note, :person, :now)
                        """)
                .param("change", change)
                .param("phone", phone)
                .param("result", result.name())
                .param("on", on)
                .param("spokenTo", spokenTo)
                .param("note", note)
                .param("person", person.id())
                .param("now", now())
                .update();
    }

    boolean confirmed(long change, Person caller) {
        return jdbc.sql("""
                        update ampli.account_change set state = 'VALIDATING', called_by = :person
                        where id = :id and state = 'CALLING'
                        """).param("id", change).param("person", caller.id()).update() == 1;
    }

    boolean validated(long change, Person person, LocalDate coolingUntil) {
        return jdbc.sql("""
                        update ampli.account_change set state = 'COOLING', validated_by = :person, validated_at = :now,
                          cooling_until = :until
                        where id = :id and state = 'VALIDATING'
                        """)
                        .param("id", change)
                        .param("person", person.id())
                        .param("now", now())
                        .param("until", coolingUntil)
                        .update()
                == 1;
    }

    /** Ends a change that is open. @param grounds null only where the account is changed */
    boolean end(long change, AccountChangeState from, AccountChangeState end, String grounds, Person person) {
        return jdbc.sql("""
                        update ampli.account_change set state = :end, end_grounds = :grounds, ended_by = :person, ended_at = :now
                        where id = :id and state = :from
                        """)
                        .param("id", change)
                        .param("from", from.name())
                        .param("end", end.name())
                        .param("grounds", grounds)
                        .param("person", person.id())
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean addAlert(long change, LocalDate on, String accountant, String bank, String note, Person person) {
        return jdbc.sql("""
                        insert into ampli.account_alert (change_id, told_on, accountant, bank, note, told_by, told_at)
                        values (:change, :on, :accountant, :bank, :note, :person, :now) on conflict do nothing
                        """)
                        .param("change", change)
                        .param("on", on)
                        .param("accountant", accountant)
                        .param("bank", bank)
                        .param("note", note)
                        .param("person", person.id())
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<AccountChange> open(DossierNumber number) {
        return jdbc.sql("select * from ampli.account_change where dossier_number = :number and ended_at is null")
                .param("number", number.value())
                .query(AccountChangeStore::change)
                .optional();
    }

    /** The changes of a dossier, the latest first. */
    List<AccountChange> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.account_change where dossier_number = :number order by id desc")
                .param("number", number.value())
                .query(AccountChangeStore::change)
                .list();
    }

    List<AccountChange.Call> calls(long change) {
        return jdbc.sql("select * from ampli.account_change_call where change_id = :change order by id")
                .param("change", change)
                .query((row, index) -> new AccountChange.Call(
                        row.getString("phone"),
                        CallBackResult.valueOf(row.getString("result")),
                        row.getObject("called_on", LocalDate.class),
                        Optional.ofNullable(row.getString("spoken_to")),
                        row.getString("note"),
                        new Person(row.getString("called_by"))))
                .list();
    }

    /** Whether a paper has served a request already. */
    boolean isUsed(UUID paper) {
        return jdbc.sql("select exists (select 1 from ampli.account_change where :paper in (old_paper, new_paper,"
                        + " request_paper))")
                .param("paper", paper)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static AccountChange change(ResultSet row, int index) throws SQLException {
        return new AccountChange(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                AccountChangeState.valueOf(row.getString("state")),
                AccountChange.Arrival.valueOf(row.getString("arrived_by")),
                row.getObject("received_on", LocalDate.class),
                row.getString("requester_name"),
                row.getString("requester_email"),
                row.getLong("old_account_id"),
                new Iban(row.getString("iban")),
                new Bic(row.getString("bic")),
                row.getString("holder_name"),
                Optional.ofNullable(row.getString("name_note")),
                new Person(row.getString("requested_by")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("gives_up_on", LocalDate.class),
                Optional.ofNullable(row.getString("called_by")).map(Person::new),
                Optional.ofNullable(row.getString("validated_by")).map(Person::new),
                Optional.ofNullable(row.getObject("cooling_until", LocalDate.class)),
                Optional.ofNullable(row.getString("end_grounds")));
    }
}
