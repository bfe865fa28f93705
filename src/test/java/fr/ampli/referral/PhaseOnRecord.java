package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.TestDeadlines;
import fr.ampli.document.Documents;
import fr.ampli.document.TestDocuments;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The services of the phase on the test database, on Monday 2 March 2026 unless a test lives on another day. */
abstract class PhaseOnRecord {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    static final Person ADVISER = new Person("charge-mission");
    static final Person OFFICER = new Person("instructeur");

    final Clock clock = at(MONDAY);
    final DossierNumber number = TestDossiers.open(clock);
    final Partners partners =
            new Partners(new PartnerStore(TestDatabase.jdbc()), new Journal(TestDatabase.jdbc(), clock), clock);
    final Documents documents = TestDocuments.with(clock);
    final Referrals referrals = referralsOn(MONDAY);
    final Feasibility feasibility = feasibilityOn(MONDAY);

    Referrals referralsOn(LocalDate day) {
        Deadlines deadlines = TestDeadlines.with(at(day));
        return new Referrals(
                new ReferralStore(TestDatabase.jdbc()),
                partners,
                deadlines,
                new Journal(TestDatabase.jdbc(), at(day)),
                at(day));
    }

    Feasibility feasibilityOn(LocalDate day) {
        return new Feasibility(
                new FeasibilityStore(TestDatabase.jdbc(), new PartnerStore(TestDatabase.jdbc())),
                partners,
                referralsOn(day),
                consentsOn(day),
                documents,
                TestDeadlines.with(at(day)),
                new Journal(TestDatabase.jdbc(), at(day)),
                at(day));
    }

    PartnerConsents consentsOn(LocalDate day) {
        return new PartnerConsents(
                TestDatabase.jdbc(),
                TestDossiers.with(at(day)),
                TestDeadlines.with(at(day)),
                new Journal(TestDatabase.jdbc(), at(day)),
                at(day));
    }

    /** The partner's page, with a list of what it would tell the processes. */
    PartnerAnswers answersOn(LocalDate day, List<String> told) {
        return new PartnerAnswers(
                new ReferralStore(TestDatabase.jdbc()),
                TestDossiers.with(at(day)),
                documents,
                TestDeadlines.with(at(day)),
                new PartnerReplies() {
                    @Override
                    public boolean answered(DossierNumber dossier, int round, Referral.Reply reply) {
                        told.add(round + " " + reply);
                        return true;
                    }

                    @Override
                    public void added(DossierNumber dossier, int round) {
                        told.add(round + " added");
                    }
                },
                new Journal(TestDatabase.jdbc(), at(day)),
                at(day));
    }

    List<String> acts() {
        return new Journal(TestDatabase.jdbc(), clock)
                .of(number).stream()
                        .map(Act::act)
                        .filter(act -> !act.equals("DOSSIER_OPENED") && !act.equals("DOCUMENT_STORED"))
                        .toList();
    }

    long rows(String table) {
        return TestDatabase.jdbc()
                .sql("select count(*) from ampli." + table + " where dossier_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    static <T> T recorded(Supplier<T> act) {
        return TestDatabase.transaction().execute(status -> act.get());
    }

    static void assertRefused(ThrowingCallable act, String... codes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly(codes);
    }

    private static Clock at(LocalDate day) {
        return Clock.fixed(
                day.atTime(LocalTime.of(10, 0)).atZone(Deadlines.ZONE).toInstant(), Deadlines.ZONE);
    }
}
