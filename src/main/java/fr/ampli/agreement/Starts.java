package fr.ampli.agreement;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.HolderStanding;
import fr.ampli.dossier.HolderStandings;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.submission.Application;
import fr.ampli.submission.Applications;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The start of the activity: stated by the holder before any advance (R60), or decided upon where no word comes. */
@Service
@Transactional
public class Starts {

    private final AgreementStore store;
    private final Terms terms;
    private final Applications applications;
    private final Dossiers dossiers;
    private final HolderStandings standings;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Journal journal;

    Starts(
            AgreementStore store,
            Terms terms,
            Applications applications,
            Dossiers dossiers,
            HolderStandings standings,
            Documents documents,
            Deadlines deadlines,
            Journal journal) {
        this.store = store;
        this.terms = terms;
        this.applications = applications;
        this.dossiers = dossiers;
        this.standings = standings;
        this.documents = documents;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** Records the statement of start; the start-up period runs from it. */
    public StartUpPeriod state(DossierNumber number, StartStatement statement, Person person) {
        Checks checks = new Checks();
        LocalDate on = checks.date(statement.startedOn(), "startedOn", "Date de démarrage");
        if (on != null) {
            LocalDate application = applicationDay(number);
            LocalDate last = terms.of(number).scheme().lastEligibleDay();
            checks.require(!on.isAfter(deadlines.today()), AgreementReasons.STARTED_IN_THE_FUTURE);
            checks.require(!on.isBefore(application), AgreementReasons.startedTooEarly(application));
            checks.require(on.isBefore(last), AgreementReasons.afterLastEligibleDay("startedOn", last));
        }
        checks.require(terms.period(number).isEmpty(), AgreementReasons.ALREADY_STARTED);
        documents.require(number, checks, DocumentKind.STATEMENT_OF_START);
        Optional<HolderStanding> standing = standings.read(number, statement.standing(), person, checks);
        checks.orThrow();
        standing.ifPresent(look -> standings.record(number, look));
        StartUpPeriod period = terms.startOn(number, on, person);
        store.insertStart(number, on, person);
        return period;
    }

    /** Decides where no statement came: more time until a day to come, or the end of the agreement. */
    public StartDecision decide(DossierNumber number, StartDecisionDraft draft, Person person) {
        Checks checks = new Checks();
        StartDecision.Kind kind = checks.choice(StartDecision.Kind.class, draft.decision(), "decision", "Décision");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs", 2000);
        String author = checks.text(draft.authorName(), "authorName", "Prénom et nom de l'auteur", 120);
        String capacity = checks.text(draft.authorCapacity(), "authorCapacity", "Qualité de l'auteur", 120);
        LocalDate until = kind == StartDecision.Kind.MORE_TIME ? moreTime(number, draft, checks) : null;
        checks.orThrow();
        StartDecision decision =
                new StartDecision(kind, Optional.ofNullable(until), grounds, author, capacity, deadlines.today());
        store.insertDecision(number, decision, person);
        journal.record(
                number,
                person,
                kind == StartDecision.Kind.MORE_TIME ? "START_GIVEN_MORE_TIME" : "AGREEMENT_TERMINATED",
                kind == StartDecision.Kind.MORE_TIME
                        ? "Délai de démarrage prolongé jusqu'au " + French.date(until)
                        : "Convention résiliée faute de démarrage",
                grounds);
        return decision;
    }

    /** What was decided for want of a statement, oldest first. */
    @Transactional(readOnly = true)
    public List<StartDecision> decisions(DossierNumber number) {
        return store.decisions(number);
    }

    /** The day on which the statement of start came in. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> statedOn(DossierNumber number) {
        return store.statedAt(number).map(at -> at.atZone(Deadlines.ZONE).toLocalDate());
    }

    /** The day from which a start may count: nobody is paid for what was running before (R07). */
    @Transactional(readOnly = true)
    public LocalDate applicationDay(DossierNumber number) {
        return applications
                .find(number)
                .map(Application::submittedOn)
                .orElseGet(() ->
                        dossiers.get(number).openedAt().atZone(Deadlines.ZONE).toLocalDate());
    }

    private LocalDate moreTime(DossierNumber number, StartDecisionDraft draft, Checks checks) {
        LocalDate until = checks.date(draft.moreTimeUntil(), "moreTimeUntil", "Nouveau délai jusqu'au");
        if (until != null) {
            LocalDate last = terms.of(number).scheme().lastEligibleDay();
            checks.require(until.isAfter(deadlines.today()), AgreementReasons.MORE_TIME_IN_THE_PAST);
            checks.require(until.isBefore(last), AgreementReasons.afterLastEligibleDay("moreTimeUntil", last));
        }
        return until;
    }
}
