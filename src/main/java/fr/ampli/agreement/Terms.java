package fr.ampli.agreement;

import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Scheme;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms of an award: frozen once, read by everything that pays, controls or recovers. */
@Service
@Transactional
public class Terms {

    private final TermsStore store;
    private final Scheme scheme;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    /** Where nobody else has to act on an award. */
    Terms(TermsStore store, Scheme scheme, Journal journal) {
        this(store, scheme, journal, event -> {});
    }

    @Autowired
    Terms(TermsStore store, Scheme scheme, Journal journal, ApplicationEventPublisher events) {
        this.store = store;
        this.scheme = scheme;
        this.journal = journal;
        this.events = events;
    }

    /**
     * Freezes the terms of an award with the scheme's numbers of that day; the money is committed with them.
     *
     * @param plannedFrom first day of the start-up period, as planned in the application
     * @param plannedUntil its last day, as planned
     */
    public AgreedTerms freeze(
            DossierNumber number,
            AgreedJob job,
            LocalDate awardedOn,
            LocalDate plannedFrom,
            LocalDate plannedUntil,
            Person person) {
        AgreedTerms terms =
                new AgreedTerms(number, scheme.termsOn(awardedOn), job, awardedOn, plannedFrom, plannedUntil);
        store.insert(terms);
        journal.record(
                number,
                person,
                "TERMS_FROZEN",
                "Conditions figées : " + terms.grant().french() + ", barème "
                        + terms.scheme().version());
        events.publishEvent(new TermsFrozen(number, terms.grant(), person));
        return terms;
    }

    @Transactional(readOnly = true)
    public Optional<AgreedTerms> find(DossierNumber number) {
        return OneLook.once("Terms.find", number, () -> store.find(number));
    }

    /** @throws IllegalStateException when nothing was awarded: the pathway cannot ask before */
    @Transactional(readOnly = true)
    public AgreedTerms of(DossierNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no terms are frozen for " + number));
    }

    /** Sets the start-up period that runs from the stated start of the activity; set once. */
    public StartUpPeriod startOn(DossierNumber number, LocalDate startedOn, Person person) {
        AgreedTerms terms = of(number);
        Period agreed = Period.between(terms.plannedFrom(), terms.plannedUntil().plusDays(1));
        LocalDate asAgreed = startedOn.plus(agreed).minusDays(1);
        LocalDate longest = startedOn.plusMonths(terms.scheme().startUpMonths()).minusDays(1);
        LocalDate until = asAgreed.isBefore(longest) ? asAgreed : longest;
        if (until.isAfter(terms.scheme().lastEligibleDay())) {
            until = terms.scheme().lastEligibleDay();
        }
        StartUpPeriod period = new StartUpPeriod(startedOn, until);
        store.insertPeriod(number, period);
        journal.record(
                number,
                person,
                "START_UP_STARTED",
                "Période d'amorçage du " + French.date(startedOn) + " au " + French.date(until));
        return period;
    }

    /** Empty until the activity has started. */
    @Transactional(readOnly = true)
    public Optional<StartUpPeriod> period(DossierNumber number) {
        return OneLook.once("Terms.period", number, () -> store.period(number));
    }
}
