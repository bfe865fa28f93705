package fr.ampli.process.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts one phase on its own, with a dossier that stands where the pathway would have brought it. */
abstract class PhaseScenario extends ScenarioTest {

    static final String HOLDER = "camille.duverger@example.org";
    /** The partner that sent the project: number 2 of the directory. */
    static final String REFERRING = "projets@fabrique.example.org";
    /** The partner that the sample interview chooses: number 3. */
    static final String SOURCES = "contact@sources.example.org";
    /** The partner that the sample choice asks next: number 4. */
    static final String FONDS = "financement@fonds.example.org";

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    @Autowired
    private TransactionTemplate transaction;

    DossierNumber openWith(boolean consent) {
        DossierOpening opening = new DossierOpening(
                "Collectif d'essai " + PROJECTS.incrementAndGet(),
                "NOT_YET_CREATED",
                null,
                null,
                "Camille Duverger",
                HOLDER,
                "05 57 00 12 34",
                "Atelier partagé de réemploi",
                "Collecter et réparer.\nRevendre à prix solidaire.",
                "Langon",
                "33210",
                "2",
                consent);
        return transaction
                .execute(status -> dossiers.open(opening, new Person("charge-mission")))
                .number();
    }

    /** Starts a process as its caller would, and runs what follows at once. */
    void start(DossierNumber number, String key, Map<String, Object> inputs) {
        Map<String, Object> variables = new HashMap<>(inputs);
        variables.put("dossierNumber", number.value());
        variables.put("holderName", dossiers.get(number).holder().name());
        engine.getRuntimeService().startProcessInstanceByKey(key, number.value(), variables);
        walk.runJobs(number);
    }

    /** How the dossier's one finished process of that key ended, as its caller is told. */
    String outcomeOf(DossierNumber number, String key) {
        assertThat(instances(number, key)).hasSize(1);
        return (String) engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances(number, key).get(0).getId())
                .variableName("outcome")
                .singleResult()
                .getValue();
    }

    /** To whom letters about a dossier went, one line per mail: address and subject without the number. */
    List<String> letters(DossierNumber number) {
        return mails(number).stream()
                .map(mail -> recipients(mail).replaceAll(".*<|>.*", "") + " : "
                        + subject(mail).replace("[" + number + "] ", ""))
                .toList();
    }

    long rows(String table, DossierNumber number) {
        return jdbc.sql("select count(*) from ampli." + table + " where dossier_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }
}
