package fr.ampli.process.submission;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.TestDocuments;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts a phase on its own, with the dossier of a fresh association in Langon that the partner number 2 sent. */
public abstract class SubmissionScenario extends ScenarioTest {

    protected static final String HOLDER = "camille.duverger@example.org";
    protected static final String PARTNER = "projets@fabrique.example.org";

    @Autowired
    private TransactionTemplate transaction;

    protected DossierNumber opened() {
        return opened("33210", siret());
    }

    protected DossierNumber opened(String postalCode, String siret) {
        DossierOpening opening = new DossierOpening(
                "Association d'essai " + nextHolder(),
                "ASSOCIATION",
                siret,
                null,
                "Camille Duverger",
                HOLDER,
                "05 57 00 12 34",
                "Épicerie itinérante",
                "Une épicerie qui va de bourg en bourg.",
                "Langon",
                postalCode,
                "2",
                true);
        DossierNumber number = transaction
                .execute(status -> dossiers.open(opening, new Person("charge-mission")))
                .number();
        // What the phase before leaves: nobody hands the study in again
        TestDocuments.store(documents, number, DocumentKind.FEASIBILITY_STUDY);
        return number;
    }

    protected void start(DossierNumber number, String key, Map<String, Object> inputs) {
        Map<String, Object> variables = new HashMap<>(inputs);
        variables.put("dossierNumber", number.value());
        variables.put("holderName", dossiers.get(number).holder().name());
        engine.getRuntimeService().startProcessInstanceByKey(key, number.value(), variables);
        walk.runJobs(number);
    }

    /** What the one finished process of that key handed to its caller. */
    protected Object handedBack(DossierNumber number, String key, String variable) {
        assertThat(instances(number, key)).hasSize(1);
        var found = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances(number, key).get(0).getId())
                .variableName(variable)
                .singleResult();
        return found == null ? null : found.getValue();
    }

    /** The letters that left about a dossier: address and subject without the number. */
    protected List<String> letters(DossierNumber number) {
        return mails(number).stream()
                .map(mail -> recipients(mail).replaceAll(".*<|>.*", "") + " : "
                        + subject(mail).replace("[" + number + "] ", ""))
                .toList();
    }

    /** Forgets the mails so far. */
    protected static void purge() {
        try {
            MAIL.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException broken) {
            throw new AssertionError(broken);
        }
    }

    protected static String toHolder(String subject) {
        return HOLDER + " : " + subject;
    }

    protected long rows(String table, DossierNumber number) {
        return jdbc.sql("select count(*) from ampli." + table + " where dossier_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }
}
