package fr.ampli.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the holder lets partners be told. It may be given and withdrawn at any time, without a reason; what was said last
 * counts at once (GDPR article 7).
 */
@Service
@Transactional
public class PartnerConsents {

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    PartnerConsents(JdbcClient jdbc, Dossiers dossiers, Deadlines deadlines, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a consent is about. */
    public enum Scope {
        /** The names of the stages, to the partner that referred the project. */
        STAGES("nom des étapes, au partenaire qui a orienté le projet"),
        /** Dates of award, payments, hire and end, to France Active and the DLA. */
        DATES("dates utiles, à France Active et au DLA");

        private final String label;

        Scope(String label) {
            this.label = label;
        }

        /** The French words for it. */
        public String label() {
            return label;
        }
    }

    /** Whether the holder agrees, as last said; for the stages, what was said at first contact unless changed since. */
    @Transactional(readOnly = true)
    public boolean given(DossierNumber number, Scope scope) {
        return said(number, scope)
                .orElseGet(() -> scope == Scope.STAGES && dossiers.get(number).partnerConsent());
    }

    /** The same for a dossier that was read already. */
    @Transactional(readOnly = true)
    public boolean given(Dossier dossier, Scope scope) {
        return said(dossier.number(), scope).orElse(scope == Scope.STAGES && dossier.partnerConsent());
    }

    /**
     * Records what the holder agrees to from now on.
     *
     * @return the dossier that it is about
     * @throws Refusal with every reason at once; {@code CONSENT_UNCHANGED} where nothing would change
     */
    public Dossier record(ConsentDraft draft, Person person) {
        Dossier dossier = dossiers.findOpen(draft.number());
        Checks checks = new Checks();
        boolean stages = checks.yes(draft.stages(), "stages", "Nom des étapes");
        boolean dates = checks.yes(draft.dates(), "dates", "Dates utiles");
        LocalDate saidOn = checks.date(draft.saidOn(), "saidOn", "Date de la demande");
        checks.require(
                saidOn == null || !saidOn.isAfter(deadlines.today()),
                ReferralReasons.inFuture("saidOn", "Date de la demande"));
        checks.require(
                !checks.ok()
                        || stages != given(dossier.number(), Scope.STAGES)
                        || dates != given(dossier.number(), Scope.DATES),
                ReferralReasons.CONSENT_UNCHANGED);
        checks.orThrow();
        set(dossier.number(), Scope.STAGES, stages, saidOn, person);
        set(dossier.number(), Scope.DATES, dates, saidOn, person);
        return dossier;
    }

    /** Records a consent that the holder gives in an act recorded elsewhere. */
    public void give(DossierNumber number, Scope scope, LocalDate saidOn, Person person) {
        set(number, scope, true, saidOn, person);
    }

    private void set(DossierNumber number, Scope scope, boolean given, LocalDate saidOn, Person person) {
        if (given == given(number, scope)) {
            return;
        }
        jdbc.sql("""
                        insert into ampli.partner_consent (dossier_number, scope, given, said_on, recorded_by, recorded_at)
                        values (:number, :scope, :given, :saidOn, :person, :now)
                        """)
                .param("number", number.value())
                .param("scope", scope.name())
                .param("given", given)
                .param("saidOn", saidOn)
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                number,
                person,
                given ? "PARTNER_CONSENT_GIVEN" : "PARTNER_CONSENT_WITHDRAWN",
                (given ? "Accord du porteur : " : "Accord du porteur retiré : ") + scope.label());
    }

    private Optional<Boolean> said(DossierNumber number, Scope scope) {
        return jdbc.sql("select given from ampli.partner_consent where dossier_number = :number and scope = :scope"
                        + " order by id desc limit 1")
                .param("number", number.value())
                .param("scope", scope.name())
                .query(Boolean.class)
                .optional();
    }
}
