package fr.ampli.agreement;

import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.review.AidRegime;
import fr.ampli.review.CriteriaReview;
import fr.ampli.review.Reviews;
import fr.ampli.shared.Amounts;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * De minimis aid over rolling years (R26, R27, R28). What counts is the day on which the right to an aid arose: for
 * AMPLI that of the decision. The window ends on the day of the grant and begins on the same date so many years before,
 * both included. Aid of others comes from the holder's declaration; AMPLI's own other grants to the same legal unit are
 * on record and add themselves.
 */
@Service
@Transactional
public class DeMinimis {

    private final Terms terms;
    private final AgreementStore agreements;
    private final Dossiers dossiers;
    private final Reviews reviews;
    private final Deadlines deadlines;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeMinimis(
            Terms terms,
            AgreementStore agreements,
            Dossiers dossiers,
            Reviews reviews,
            Deadlines deadlines,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.terms = terms;
        this.agreements = agreements;
        this.dossiers = dossiers;
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is left for the grant of a dossier, with what is on record. */
    @Transactional(readOnly = true)
    public DeMinimisRoom room(DossierNumber number) {
        return room(number, dossiers.get(number).holder().siret(), declared(number));
    }

    /** The same as it would be with these declared aids of that establishment. */
    @Transactional(readOnly = true)
    public DeMinimisRoom room(DossierNumber number, Optional<Siret> siret, List<DeMinimisAid> declared) {
        AgreedTerms agreed = terms.of(number);
        LocalDate until = agreed.awardedOn();
        LocalDate from = until.minusYears(agreed.scheme().deMinimisYears());
        List<DeMinimisAid> counted = new ArrayList<>();
        List<DeMinimisAid> leftOut = new ArrayList<>();
        List<DeMinimisAid> all = new ArrayList<>(declared);
        siret.ifPresent(establishment -> all.addAll(own(number, establishment)));
        for (DeMinimisAid aid : all) {
            boolean within = !aid.grantedOn().isBefore(from) && !aid.grantedOn().isAfter(until);
            (within ? counted : leftOut).add(aid);
        }
        AidRegime regime = reviews.find(number).map(CriteriaReview::aidRegime).orElse(AidRegime.DE_MINIMIS);
        return new DeMinimisRoom(
                regime,
                ceiling(regime, agreed),
                from,
                until,
                List.copyOf(counted),
                List.copyOf(leftOut),
                agreed.grant());
    }

    /** The aid of others that is on record, the oldest first, without lines that were replaced or set to nothing. */
    @Transactional(readOnly = true)
    public List<DeMinimisAid> declared(DossierNumber number) {
        return jdbc.sql("""
                        select a.* from ampli.de_minimis_aid a
                        where a.dossier_number = :number and a.amount_cents > 0
                          and not exists (select 1 from ampli.de_minimis_aid b where b.replaces = a.id)
                        order by a.granted_on, a.id
                        """)
                .param("number", number.value())
                .query((row, index) -> new DeMinimisAid(
                        row.getLong("id"),
                        row.getString("funder"),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("granted_on", LocalDate.class)))
                .list();
    }

    /** Reads lines by the name of their row in the form; rows that were left empty are no lines. */
    List<DeMinimisAid> read(Map<String, DeMinimisAidDraft> drafts, Checks checks) {
        List<DeMinimisAid> aids = new ArrayList<>();
        new TreeMap<>(drafts == null ? Map.of() : drafts).forEach((row, draft) -> {
            if (!isBlank(draft.funder()) || !isBlank(draft.amount()) || !isBlank(draft.grantedOn())) {
                read(draft, "deMinimisAids." + row + ".", Money.ofCents(1), checks)
                        .ifPresent(aids::add);
            }
        });
        return aids;
    }

    /** Adds a line to the register, or puts it in the place of one that was wrong: an amount of nothing strikes it. */
    public void correct(DossierNumber number, DeMinimisAidDraft draft, Person person) {
        Checks checks = new Checks();
        Optional<DeMinimisAid> wrong = isBlank(draft.replaces())
                ? Optional.empty()
                : declared(number).stream()
                        .filter(aid ->
                                String.valueOf(aid.id()).equals(draft.replaces().strip()))
                        .findFirst();
        checks.require(isBlank(draft.replaces()) || wrong.isPresent(), AgreementReasons.AID_UNKNOWN);
        Optional<DeMinimisAid> aid = read(draft, "aid.", wrong.isPresent() ? Money.ZERO : Money.ofCents(1), checks);
        checks.orThrow();
        aid.ifPresent(line -> record(number, line, wrong.map(DeMinimisAid::id), person));
    }

    void record(DossierNumber number, List<DeMinimisAid> aids, Person person) {
        aids.forEach(aid -> record(number, aid, Optional.empty(), person));
    }

    private void record(DossierNumber number, DeMinimisAid aid, Optional<Long> replaces, Person person) {
        jdbc.sql("""
                        insert into ampli.de_minimis_aid (dossier_number, funder, amount_cents, granted_on, replaces, recorded_by,
                            recorded_at)
                        values (:number, :funder, :cents, :on, :replaces, :person, :now)
                        """)
                .param("number", number.value())
                .param("funder", aid.funder())
                .param("cents", aid.amount().cents())
                .param("on", aid.grantedOn())
                .param("replaces", replaces.orElse(null))
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                number,
                person,
                replaces.isPresent() ? "DE_MINIMIS_AID_CORRECTED" : "DE_MINIMIS_AID_DECLARED",
                "Aide de minimis " + (replaces.isPresent() ? "corrigée" : "déclarée") + " : "
                        + aid.amount().french() + ", " + aid.funder() + ", " + French.date(aid.grantedOn()));
    }

    private Optional<DeMinimisAid> read(DeMinimisAidDraft draft, String field, Money least, Checks checks) {
        String funder = checks.text(draft.funder(), field + "funder", "Financeur", 200);
        Money amount = Amounts.read(checks, draft.amount(), field + "amount", "Montant de l'aide");
        LocalDate on = checks.date(draft.grantedOn(), field + "grantedOn", "Accordée le");
        if (amount != null) {
            checks.require(amount.isAtLeast(least), AgreementReasons.aidOfNothing(field + "amount"));
        }
        if (on != null) {
            checks.require(!on.isAfter(deadlines.today()), AgreementReasons.aidInTheFuture(field + "grantedOn"));
        }
        return funder == null || amount == null || on == null
                ? Optional.empty()
                : Optional.of(new DeMinimisAid(0, funder, amount, on));
    }

    /**
     * The other grants of AMPLI to the same legal unit, whatever they were given for: those whose agreement binds, and
     * those still on their way to one.
     */
    private List<DeMinimisAid> own(DossierNumber number, Siret siret) {
        return dossiers.othersOf(siret.siren(), number).stream()
                .filter(this::hasRightToGrant)
                .flatMap(other -> terms.find(other.number()).stream())
                .map(other ->
                        new DeMinimisAid(0, "AMPLI, dossier " + other.dossier(), other.grant(), other.awardedOn()))
                .toList();
    }

    private boolean hasRightToGrant(Dossier other) {
        return other.isOpen()
                || agreements.find(other.number()).filter(Agreement::isInForce).isPresent();
    }

    private static Optional<Money> ceiling(AidRegime regime, AgreedTerms agreed) {
        return switch (regime) {
            case DE_MINIMIS -> Optional.of(agreed.scheme().deMinimisCeiling());
            case DE_MINIMIS_SGEI -> Optional.of(agreed.scheme().deMinimisSgeiCeiling());
            case NOT_STATE_AID, OTHER -> Optional.empty();
        };
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
