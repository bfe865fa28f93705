package fr.ampli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** R56, E26. */
class InterestsTest {

    private static final Person LEA = new Person("lea");
    private static final Person MAX = new Person("max");
    private static final InterestDraft NONE = new InterestDraft("false", null);
    private static final InterestDraft LINK = new InterestDraft("true", "Mon frère préside l'association.");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T09:00:00Z"), ZoneOffset.UTC);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Parts parts = new Parts(jdbc, CLOCK);
    private final List<String> handedBack = new ArrayList<>();
    private final FormDrafts drafts = new FormDrafts(
            jdbc,
            (place, person) -> true,
            List::of,
            new FormDrafts.Settings(Duration.ofDays(30), DataSize.ofKilobytes(64)),
            CLOCK);
    private final Interests interests = new Interests(
            jdbc, parts, new Journal(jdbc, CLOCK), (number, person) -> handedBack.add(person.id()), drafts, CLOCK);
    private final DossierNumber number = TestDossiers.openDossier(CLOCK).number();

    @Test
    void aDeclarationIsKeptByPersonAndStage() {
        assertThat(declare(InterestStage.REVIEW, NONE, LEA)).isFalse();
        assertThat(interests.hasDeclaredNone(number, InterestStage.REVIEW, LEA)).isTrue();
        assertThat(interests.hasDeclaredNone(number, InterestStage.CONTROL, LEA))
                .isFalse();
        assertThat(interests.hasDeclaredNone(number, InterestStage.REVIEW, MAX)).isFalse();
        assertThat(interests.hasDeclaredNone(TestDossiers.openDossier(CLOCK).number(), InterestStage.REVIEW, LEA))
                .isFalse();
        assertThat(rows()).containsExactly("lea REVIEW false -");
        assertThat(handedBack).isEmpty();
    }

    @Test
    void aLinkKeepsAwayForGoodAndGivesTheTasksBack() {
        assertThat(declare(InterestStage.CONTROL, LINK, LEA)).isTrue();
        assertThat(parts.obstacle(number, LEA)).isPresent();
        assertThat(parts.obstacle(number, MAX)).isEmpty();
        assertThat(parts.obstacle(TestDossiers.openDossier(CLOCK).number(), LEA))
                .isEmpty();
        assertThat(interests.hasDeclaredNone(number, InterestStage.CONTROL, LEA))
                .isFalse();
        assertThat(parts.of(number)).extracting(PartTaken::part).containsExactly(Part.CONFLICT_DECLARED);
        assertThat(handedBack).containsExactly("lea");
        assertThat(rows()).containsExactly("lea CONTROL true " + LINK.nature());
        for (InterestStage stage : InterestStage.values()) {
            assertThat(codes(() -> declare(stage, NONE, LEA))).containsExactly("SEPARATION_OF_DUTIES");
            assertThat(codes(() -> confirm(stage, true, LEA))).containsExactly("SEPARATION_OF_DUTIES");
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aLinkFoundLaterOverridesWhatWasDeclaredBefore() {
        declare(InterestStage.REVIEW, NONE, LEA);
        inTransaction(() -> {
            interests.declareLink(number, LINK, LEA);
            return null;
        });
        assertThat(parts.obstacle(number, LEA)).isPresent();
        assertThat(handedBack).containsExactly("lea");
        assertThat(rows()).containsExactly("lea REVIEW false -", "lea null true " + LINK.nature());
        assertThat(codes(() -> confirm(InterestStage.REVIEW, null, LEA))).containsExactly("SEPARATION_OF_DUTIES");
    }

    @Test
    void aLinkNeedsItsNatureAndAnAnswerIsNeeded() {
        assertThat(codes(() -> declare(InterestStage.REVIEW, new InterestDraft("true", "  "), LEA)))
                .containsExactly("LINK_WITHOUT_NATURE");
        assertThat(codes(() -> declare(InterestStage.REVIEW, new InterestDraft(null, null), LEA)))
                .containsExactly("REQUIRED");
        assertThat(codes(() -> later(new InterestDraft("true", null)))).containsExactly("LINK_WITHOUT_NATURE");
        assertThat(codes(() -> later(new InterestDraft("false", "rien")))).containsExactly("NO_LINK_HERE");
        assertThat(rows()).isEmpty();
        assertThat(parts.of(number)).isEmpty();
        assertThat(handedBack).isEmpty();
    }

    @Test
    void anActNeedsADeclarationMadeBeforeOrGivenWithIt() {
        assertThat(confirm(InterestStage.REVIEW, null, LEA)).containsExactly("INTERESTS_NOT_DECLARED");
        assertThat(confirm(InterestStage.REVIEW, false, LEA)).containsExactly("INTERESTS_NOT_DECLARED");
        assertThat(rows()).isEmpty();

        assertThat(confirm(InterestStage.REVIEW, true, LEA)).isEmpty();
        assertThat(rows()).containsExactly("lea REVIEW false -");

        assertThat(confirm(InterestStage.REVIEW, null, LEA)).isEmpty();
        assertThat(confirm(InterestStage.REVIEW, true, LEA)).isEmpty();
        assertThat(rows()).as("nothing is asked or kept twice").hasSize(1);

        assertThat(confirm(InterestStage.CONTROL, null, LEA))
                .as("renewed at the control")
                .containsExactly("INTERESTS_NOT_DECLARED");
        assertThat(confirm(InterestStage.REVIEW, null, MAX))
                .as("by the same person")
                .containsExactly("INTERESTS_NOT_DECLARED");
    }

    @Test
    void ofALinkAndAnActAtTheSameMomentTheActSeesTheLink() throws Exception {
        declare(InterestStage.REVIEW, NONE, LEA);
        CountDownLatch declared = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<?> link = two.submit(() -> inTransaction(() -> {
                interests.declareLink(number, LINK, LEA);
                declared.countDown();
                await(goOn);
                return null;
            }));
            await(declared);
            Future<List<String>> act = two.submit(() -> confirm(InterestStage.REVIEW, null, LEA));
            assertThatThrownBy(() -> act.get(300, TimeUnit.MILLISECONDS))
                    .as("waits until the link is on record")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            goOn.countDown();
            link.get(5, TimeUnit.SECONDS);
            assertThatThrownBy(() -> act.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
        } finally {
            goOn.countDown();
            two.shutdownNow();
        }
    }

    @Test
    void theDatabaseKeepsEveryDeclarationAndItsStage() {
        declare(InterestStage.REVIEW, NONE, LEA);
        assertThatThrownBy(() -> jdbc.sql("update ampli.interest_declaration set stage = 'CONTROL'")
                        .update())
                .hasMessageContaining("append-only");
        String insert = "insert into ampli.interest_declaration (dossier_number, stage, person, has_link, declared_at)"
                + " values (?, %s, 'lea', false, now())";
        assertThatThrownBy(() ->
                        jdbc.sql(insert.formatted("null")).param(number.value()).update())
                .hasMessageContaining("no_link_is_declared_for_a_stage");
        assertThatThrownBy(() -> jdbc.sql(insert.formatted("'PAYMENT'"))
                        .param(number.value())
                        .update())
                .hasMessageContaining("stage_check");
    }

    private boolean declare(InterestStage stage, InterestDraft draft, Person person) {
        return inTransaction(() -> interests.declare(number, stage, draft, person));
    }

    private List<String> confirm(InterestStage stage, Boolean noInterest, Person person) {
        return inTransaction(() -> {
            Checks checks = new Checks();
            interests.confirmNone(number, stage, noInterest, person, checks);
            return checks.reasons().stream().map(Reason::code).toList();
        });
    }

    private Object later(InterestDraft draft) {
        return inTransaction(() -> {
            interests.declareLink(number, draft, LEA);
            return null;
        });
    }

    private <T> T inTransaction(Supplier<T> act) {
        return TestDatabase.transaction().execute(status -> act.get());
    }

    private static List<String> codes(Supplier<?> act) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act::get);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private List<String> rows() {
        return jdbc.sql(
                        "select person || ' ' || coalesce(stage, 'null') || ' ' || has_link || ' ' || coalesce(nature, '-')"
                                + " from ampli.interest_declaration where dossier_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
