package fr.ampli.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applications as they were handed in: recorded once, read by everything that follows. */
@Service
@Transactional
public class Applications {

    private final ApplicationStore store;
    private final Dossiers dossiers;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Scheme scheme;
    private final Journal journal;
    private final Clock clock;

    Applications(
            ApplicationStore store,
            Dossiers dossiers,
            LegalClocks clocks,
            Deadlines deadlines,
            Scheme scheme,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.dossiers = dossiers;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.scheme = scheme;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records an application, whether it meets the rules or not, and starts the two months of silence (R17). Intake is
     * rolling (R08), and a holder who exists only as a person may apply (E38).
     *
     * @throws Refusal with every reason at once; {@code APPLICATION_ALREADY_RECORDED} for a second one
     */
    public Receipt record(DossierNumber number, ApplicationDraft draft, Person person) {
        LocalDate today = deadlines.today();
        Application application = new ApplicationReader(dossiers.get(number), today, scheme.termsOn(today)).read(draft);
        if (!store.insert(application, person, clock.instant())) {
            throw Refusal.of(SubmissionReasons.alreadyRecorded(number));
        }
        LocalDate impliedRejectionOn = clocks.start(number, Delay.IMPLIED_REJECTION, application.submittedOn())
                .dueOn();
        journal.record(
                number,
                person,
                "APPLICATION_RECORDED",
                "Demande reçue le " + French.date(application.submittedOn()) + " : poste de " + application.jobTitle()
                        + ", " + application.fte().display() + " ETP");
        return new Receipt(deadlines.on(Delay.COMPLETENESS, application.submittedOn()), impliedRejectionOn);
    }

    /** Empty until the holder has applied. */
    @Transactional(readOnly = true)
    public Optional<Application> find(DossierNumber number) {
        return store.find(number);
    }

    /** @throws IllegalStateException when nothing was handed in: the pathway cannot ask before */
    @Transactional(readOnly = true)
    public Application of(DossierNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException(number + " has no application"));
    }

    /**
     * Logs the day on which silence rejected the application (R17), once however often it is asked. The examination
     * goes on, and an express decision may still replace it (E05).
     *
     * @throws IllegalStateException before the clock of silence is over, and while it stands still
     */
    public void logImpliedRejection(DossierNumber number, Person person) {
        LocalDate dueOn = clocks.find(number, Delay.IMPLIED_REJECTION)
                .filter(silence -> silence.isLateOn(deadlines.today()))
                .orElseThrow(() -> new IllegalStateException(number + " has no clock of silence that is over"))
                .dueOn();
        if (store.insertImpliedRejection(number, dueOn, clock.instant())) {
            journal.record(
                    number,
                    person,
                    "IMPLIED_REJECTION_LOGGED",
                    "Deux mois de silence écoulés le " + French.date(dueOn)
                            + " : rejet implicite consigné, l'examen continue");
        }
    }

    /** The day on which silence rejected the application, if it did. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> impliedRejection(DossierNumber number) {
        return store.impliedRejection(number);
    }
}
