package fr.ampli.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends projects to partners, one at a time, and keeps what they answer. */
@Service
@Transactional
public class Referrals {

    private static final int LONGEST_COMMENT = 2000;

    private final ReferralStore store;
    private final Partners partners;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    Referrals(ReferralStore store, Partners partners, Deadlines deadlines, Journal journal, Clock clock) {
        this.store = store;
        this.partners = partners;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** Opens a referral: from today the partner has ten working days, and is reminded after seven. */
    public Referral open(DossierNumber number, long partnerId, Optional<Need> need, Person person) {
        Partner partner = partners.get(partnerId);
        LocalDate today = deadlines.today();
        Referral referral = new Referral(
                store.of(number).size() + 1,
                partner,
                need,
                today,
                deadlines.on(Delay.PARTNER_REMINDER, today),
                deadlines.on(Delay.PARTNER_ANSWER, today),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
        store.insert(number, referral);
        journal.record(number, person, "REFERRAL_OPENED", "Projet adressé à un partenaire : " + partner.name());
        return referral;
    }

    /**
     * Records what the partner answered to the referral under way.
     *
     * @throws Refusal with every reason at once; {@code GROUNDS_MISSING} where a refusal does not say why,
     *     {@code REFERRAL_ANSWERED} where the partner has just answered itself
     */
    public Referral.Reply recordAnswer(DossierNumber number, PartnerAnswerDraft draft, Person person) {
        Referral referral =
                latest(number).orElseThrow(() -> new IllegalStateException("no referral of " + number + " was opened"));
        Checks checks = new Checks();
        Reply reply = checks.choice(Reply.class, draft.reply(), "reply", "Réponse du partenaire");
        LocalDate answeredOn = checks.date(draft.answeredOn(), "answeredOn", "Date de la réponse");
        if (answeredOn != null) {
            checks.require(
                    !answeredOn.isAfter(deadlines.today()),
                    ReferralReasons.inFuture("answeredOn", "Date de la réponse"));
            checks.require(
                    !answeredOn.isBefore(referral.openedOn()),
                    ReferralReasons.answerBeforeReferral(referral.openedOn()));
        }
        String comment = checks.optionalLongText(draft.comment(), "comment", "Commentaire", LONGEST_COMMENT);
        checks.require(
                reply != Reply.DECLINED || comment != null || !isBlank(draft.comment()),
                ReferralReasons.groundsMissing(
                        "comment", "Notez pourquoi le partenaire décline : cela aide à choisir le suivant."));
        checks.orThrow();

        if (!store.answer(
                number, referral.round(), reply.meaning, answeredOn, comment, false, null, person, clock.instant())) {
            throw Refusal.of(ReferralReasons.REFERRAL_ANSWERED);
        }
        journal.record(
                number,
                person,
                "REFERRAL_" + reply.name(),
                referral.partner().name() + " : " + reply.meaning.label(),
                comment);
        return reply.meaning;
    }

    /** Records that the time to answer has passed in silence. */
    public void recordSilence(DossierNumber number, Person person) {
        Referral referral = underway(number);
        if (!store.answer(
                number, referral.round(), Referral.Reply.SILENT, null, null, false, null, person, clock.instant())) {
            throw new IllegalStateException("referral " + referral.round() + " of " + number + " awaits no answer");
        }
        journal.record(
                number, person, "REFERRAL_SILENT", referral.partner().name() + " : " + Referral.Reply.SILENT.label());
    }

    /** The referrals of a dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<Referral> of(DossierNumber number) {
        return store.of(number);
    }

    /** The last partner asked, whatever it answered. */
    @Transactional(readOnly = true)
    public Optional<Referral> latest(DossierNumber number) {
        List<Referral> all = store.of(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private Referral underway(DossierNumber number) {
        return latest(number)
                .filter(referral -> referral.reply().isEmpty())
                .orElseThrow(() -> new IllegalStateException("no referral of " + number + " awaits an answer"));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** What a person may record; silence is for the clock alone. */
    private enum Reply {
        ACCEPTED(Referral.Reply.ACCEPTED),
        DECLINED(Referral.Reply.DECLINED);

        private final Referral.Reply meaning;

        Reply(Referral.Reply meaning) {
            this.meaning = meaning;
        }
    }
}
