package fr.ampli.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

class DossiersTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Person ADVISER = new Person("charge-mission");
    private static final AtomicInteger TITLES = new AtomicInteger();

    // Years of its own: the counter of a year starts with its first dossier.
    private static final AtomicInteger YEARS = new AtomicInteger(2200);

    private final int year = YEARS.incrementAndGet();
    private final Dossiers dossiers = TestDossiers.with(noon(year + "-06-01"));

    @Test
    void numbers_run_through_the_year_and_start_again() {
        assertThat(open(year + "-03-02").number()).isEqualTo(DossierNumber.of(year, 1));
        assertThat(open(year + "-12-31").number()).isEqualTo(DossierNumber.of(year, 2));
        YEARS.incrementAndGet();
        assertThat(open(year + 1 + "-01-01").number()).isEqualTo(DossierNumber.of(year + 1, 1));
    }

    @Test
    void the_year_turns_at_midnight_in_france() {
        YEARS.incrementAndGet();
        // 23:30 UTC is half past midnight of the next day in Paris.
        Dossiers inTheNight = TestDossiers.with(Clock.fixed(Instant.parse(year + "-12-31T23:30:00Z"), PARIS));
        Dossier dossier = inTransaction(() -> inTheNight.open(TestDossiers.notYetCreated(title()), ADVISER));
        assertThat(dossier.number().year()).isEqualTo(year + 1);
    }

    @Test
    void a_refused_opening_uses_up_no_number() {
        assertRefused(() -> open(TestDossiers.opening("ASSOCIATION", "73282932000075", title())), "SIRET_INVALID");
        assertThat(open(TestDossiers.notYetCreated(title())).number()).isEqualTo(DossierNumber.of(year, 1));
    }

    @Test
    void an_opened_dossier_is_found_again_as_it_was_typed() {
        String siret = siret();
        String title = title();
        DossierNumber number = open(new DossierOpening(
                        "  Association La Remise ",
                        "ASSOCIATION",
                        siret.substring(0, 3) + " " + siret.substring(3),
                        "W332001234",
                        "Camille Duverger",
                        "contact@example.org",
                        "+33 5 57 00 12 34",
                        title,
                        "Réparer\nRevendre",
                        "Langon",
                        "33210",
                        "2",
                        true))
                .number();

        Dossier dossier = dossiers.find(" " + number.value().toLowerCase(java.util.Locale.ROOT) + " ");
        assertThat(dossier.holder().name()).isEqualTo("Association La Remise");
        assertThat(dossier.holder().siret().orElseThrow().value()).isEqualTo(siret);
        assertThat(dossier.holder().rna().orElseThrow().value()).isEqualTo("W332001234");
        assertThat(dossier.contact().phone()).isEqualTo("05 57 00 12 34");
        assertThat(dossier.project().summary()).isEqualTo("Réparer\nRevendre");
        assertThat(dossier.referringPartner()).contains(2L);
        assertThat(dossier.partnerConsent()).isTrue();
        assertThat(dossier.stage()).isEqualTo(Stage.FIRST_CONTACT);
        assertThat(dossier.isOpen()).isTrue();
        assertThat(acts(number)).containsExactly("DOSSIER_OPENED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000075", "7328293200007", "732829320000740", "ABCDEFGHIJKLMN"})
    void a_wrong_siret_is_refused(String siret) {
        assertRefused(() -> open(TestDossiers.opening("ASSOCIATION", siret, title())), "SIRET_INVALID");
        assertRefused(() -> open(TestDossiers.opening("NOT_YET_CREATED", siret, title())), "SIRET_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void a_missing_siret_is_refused_unless_the_holder_is_still_being_created(String none) {
        assertRefused(() -> open(TestDossiers.opening("ASSOCIATION", none, title())), "SIRET_MISSING");
        assertRefused(() -> open(TestDossiers.opening("OTHER", null, title())), "SIRET_MISSING");
        assertThat(open(TestDossiers.opening("NOT_YET_CREATED", none, title()))
                        .holder()
                        .siret())
                .isEmpty();
    }

    @Test
    void every_reason_is_given_at_once() {
        DossierOpening empty = new DossierOpening("", "", "", "X1", "", "nobody", "12", "", "", "", "3300", "99", null);
        assertRefused(
                () -> open(empty),
                "REQUIRED",
                "REQUIRED",
                "RNA_INVALID",
                "REQUIRED",
                "NOT_AN_EMAIL",
                "NOT_A_PHONE",
                "POSTAL_CODE_INVALID",
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "PARTNER_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "0", "-1", "la CRESS", "9999999999999999999", "1;drop table ampli.partner"})
    void an_unknown_partner_is_refused(String partner) {
        DossierOpening opening = TestDossiers.notYetCreated(title());
        assertRefused(
                () -> open(new DossierOpening(
                        opening.holderName(),
                        opening.legalForm(),
                        null,
                        null,
                        opening.contactName(),
                        opening.contactEmail(),
                        opening.contactPhone(),
                        opening.projectTitle(),
                        opening.projectSummary(),
                        opening.commune(),
                        opening.postalCode(),
                        partner,
                        true)),
                "PARTNER_UNKNOWN");
    }

    @Test
    void an_establishment_has_one_open_dossier_and_is_told_which() {
        String siret = siret();
        Dossier first = open(TestDossiers.opening("ASSOCIATION", siret, title()));

        assertThatThrownBy(() -> open(TestDossiers.opening("ASSOCIATION", siret, title())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(first.number().value());
        assertRefused(() -> open(TestDossiers.opening("ASSOCIATION", siret, title())), "DUPLICATE_DOSSIER");

        close(first.number(), Ending.SETTLED);
        assertThat(open(TestDossiers.opening("ASSOCIATION", siret, title())).number())
                .isNotEqualTo(first.number());
    }

    @Test
    void a_project_without_siret_is_known_by_its_holder_and_title() {
        String title = title();
        open(TestDossiers.notYetCreated(title));
        assertRefused(
                () -> open(TestDossiers.notYetCreated(title.toUpperCase(java.util.Locale.ROOT))), "DUPLICATE_DOSSIER");
        assertThat(open(TestDossiers.notYetCreated(title()))).isNotNull();
    }

    @Test
    void two_concurrent_openings_of_one_siret_give_one_dossier() throws Exception {
        String siret = siret();
        int at_once = 4;
        CyclicBarrier barrier = new CyclicBarrier(at_once);
        Callable<DossierNumber> opening = () -> {
            barrier.await();
            return open(TestDossiers.opening("ASSOCIATION", siret, title())).number();
        };
        ExecutorService officers = Executors.newFixedThreadPool(at_once);
        List<DossierNumber> opened = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try {
            List<Future<DossierNumber>> answers = new ArrayList<>();
            for (int i = 0; i < at_once; i++) {
                answers.add(officers.submit(opening));
            }
            for (Future<DossierNumber> answer : answers) {
                try {
                    opened.add(answer.get());
                } catch (ExecutionException failure) {
                    refused.add(((Refusal) failure.getCause()).reasons().get(0).code());
                }
            }
        } finally {
            officers.shutdownNow();
        }
        assertThat(opened).hasSize(1);
        assertThat(refused).hasSize(at_once - 1).containsOnly("DUPLICATE_DOSSIER");
    }

    @Test
    void the_database_itself_refuses_a_second_open_dossier() {
        String siret = siret();
        open(TestDossiers.opening("ASSOCIATION", siret, title()));
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("insert into ampli.dossier select '" + DossierNumber.of(year, 999) + "', holder_name,"
                                + " legal_form, siret, rna, contact_name, contact_email, contact_phone, project_title,"
                                + " project_summary, commune, postal_code, referring_partner_id, partner_consent, stage,"
                                + " stage_since, opened_at, ending, ended_at from ampli.dossier where siret = ?")
                        .param(siret)
                        .update())
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("dossier_open_once");
    }

    @Test
    void a_stage_is_entered_once() {
        DossierNumber number = open(TestDossiers.notYetCreated(title())).number();
        inTransaction(() -> {
            dossiers.enter(number, Stage.FEASIBILITY, ADVISER);
            dossiers.enter(number, Stage.FEASIBILITY, ADVISER);
            return null;
        });
        assertThat(dossiers.get(number).stage()).isEqualTo(Stage.FEASIBILITY);
        assertThat(acts(number)).containsExactly("DOSSIER_OPENED", "STAGE_ENTERED");
    }

    @Test
    void a_dossier_is_closed_once_and_stays_closed() {
        DossierNumber number = open(TestDossiers.notYetCreated(title())).number();
        close(number, Ending.REORIENTED);

        assertThatThrownBy(() -> close(number, Ending.SETTLED)).isInstanceOf(IllegalStateException.class);
        inTransaction(() -> {
            dossiers.enter(number, Stage.REVIEW, ADVISER);
            return null;
        });

        Dossier closed = dossiers.get(number);
        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(closed.ending()).contains(Ending.REORIENTED);
        assertThat(closed.endedAt()).isPresent();
        assertThat(acts(number)).containsExactly("DOSSIER_OPENED", "DOSSIER_CLOSED");
        assertRefused(() -> dossiers.findOpen(number.value()), "DOSSIER_CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AMPLI-2026-9999", "AMPLI-26-1", "n'importe quoi"})
    void an_unknown_number_is_refused(String typed) {
        assertRefused(() -> dossiers.find(typed), "DOSSIER_UNKNOWN");
        assertRefused(() -> dossiers.findOpen(typed), "DOSSIER_UNKNOWN");
    }

    private Dossier open(DossierOpening opening) {
        return inTransaction(() -> dossiers.open(opening, ADVISER));
    }

    private static Dossier open(String day) {
        return inTransaction(() -> TestDossiers.with(noon(day)).open(TestDossiers.notYetCreated(title()), ADVISER));
    }

    private void close(DossierNumber number, Ending ending) {
        inTransaction(() -> {
            dossiers.close(number, ending, ADVISER);
            return null;
        });
    }

    private static <T> T inTransaction(java.util.function.Supplier<T> act) {
        return TestDatabase.transaction().execute(status -> act.get());
    }

    private static List<String> acts(DossierNumber number) {
        return new Journal(TestDatabase.jdbc(), Clock.systemUTC())
                .of(number).stream().map(Act::act).toList();
    }

    private static void assertRefused(ThrowingCallable act, String... codes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly(codes);
    }

    private static Clock noon(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), PARIS);
    }

    private static String title() {
        return "Dossier d'essai n° " + TITLES.incrementAndGet();
    }

    /** A valid SIRET that no other test uses. */
    private static String siret() {
        String siren = withLuhnKey(String.format(java.util.Locale.ROOT, "7%07d", TITLES.incrementAndGet()));
        return withLuhnKey(siren + "0001");
    }

    private static String withLuhnKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
