package fr.ampli.process.letter;

import fr.ampli.ScenarioTest;
import fr.ampli.agreement.BankAccounts;
import fr.ampli.correspondence.Letter;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every letter of the scheme, as it was written while dossiers were walked to that point by the processes: nothing is
 * put on record by hand. Walked once for all tests of the build.
 */
abstract class LetterGallery extends ScenarioTest {

    @Autowired
    private LegalClocks clocks;

    @Autowired
    private BankAccounts accounts;

    static final Path TEMPLATES = Path.of("src/main/resources/letters");

    private static final int FIRST_HOLDER = 9_900_000;
    private static List<Shown> gallery;

    /** A file that went with a letter. */
    record Enclosed(String fileName, String mediaType, byte[] content) {}

    /** A letter, the template that it was written from, and what went with it. */
    record Shown(String template, Letter letter, List<Enclosed> enclosed) {

        /** Its words as a reader sees them: with plain spaces. */
        String text() {
            return letter.text().replaceAll("[\\u00a0\\u202f]", " ");
        }
    }

    /** The letters in the order in which they were written. */
    List<Shown> gallery() {
        if (gallery == null) {
            List<Shown> shown = new ArrayList<>();
            for (DossierNumber number : tell()) {
                correspondence.of(number).stream()
                        .sorted(Comparator.comparing(Letter::createdAt).thenComparing(Letter::key))
                        .forEach(letter -> shown.add(new Shown(templateOf(letter), letter, enclosed(letter))));
            }
            gallery = List.copyOf(shown);
        }
        return gallery;
    }

    /** The first letter of a template. */
    Shown first(String template) {
        return gallery().stream()
                .filter(shown -> shown.template().equals(template))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no story comes by the letter " + template));
    }

    /** The names of all templates that somebody gets. */
    static List<String> templates() {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .filter(name -> !"layout".equals(name))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String templateOf(Letter letter) {
        if ("partner".equals(letter.to().role())) {
            return "partner-stage";
        }
        return templates().stream()
                .filter(name -> letter.name().equals(name) || letter.name().startsWith(name + "-"))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
    }

    private List<Enclosed> enclosed(Letter letter) {
        return jdbc.sql("""
                        select a.file_name, a.media_type, coalesce(a.content, d.content) as content
                        from ampli.letter_attachment a left join ampli.document d on d.id = a.document_id
                        where a.letter_key = :key order by a.place
                        """)
                .param("key", letter.key())
                .query((row, index) ->
                        new Enclosed(row.getString("file_name"), row.getString("media_type"), row.getBytes("content")))
                .list();
    }

    private List<DossierNumber> tell() {
        return List.of(
                settled(),
                notMet(),
                dropped(),
                writtenOff(),
                remitted(),
                refused(),
                inadmissible(),
                closedIncomplete(),
                lapsed(),
                neverStarted(),
                abandoned(),
                reoriented(),
                bridged(),
                late(),
                accountChanged(),
                outOfFunds());
    }

    /** The long way: everything that can be asked, reminded or corrected, and the last euro all the same. */
    private DossierNumber settled() {
        DossierNumber number = begin(1, "Café associatif Le Trait d'union", "Café culturel et épicerie de village");
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "partner", Map.of());
        walk.fireTimer(number, "BoundaryEvent_PartnerReminderDue");
        walk.complete(number, "UserTask_RecordPartnerAnswer", "charge-mission");
        walk.fireTimer(number, "BoundaryEvent_StudyCheckInDue");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur", "gaps", Map.of());
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur");
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        later(8);
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesReminderDue");
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        later(3);
        walk.complete(number, "UserTask_RecordMissingPieces", "instructeur");
        silence(number);
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur");
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");
        walk.complete(number, "UserTask_GiveTerritorialOpinion", "charge-mission");
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur");
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        later(10);
        walk.complete(number, "UserTask_RecordCommittee", "comite", "adjourned", Map.of());
        later(10);
        walk.complete(number, "UserTask_RecordComplement", "instructeur");
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur");
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        later(10);
        walk.complete(number, "UserTask_RecordCommittee", "comite");
        walk.complete(number, "UserTask_SignDecision", "signataire");
        later(5);
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        walk.fireTimer(number, "BoundaryEvent_SignatureReminderDue");
        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur");
        walk.complete(number, "UserTask_SignForRegion", "signataire");
        walk.fireTimer(number, "BoundaryEvent_StatementReminderDue");
        take(number, HappyPath.START, HappyPath.PAYMENT);
        walk.fireTimer(number, "BoundaryEvent_HireWarningFirst");
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "gap", Map.of());
        later(20);
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "correction", Map.of());
        later(20);
        walk.start("job-change", "record-job-change", "charge-mission", Map.of("number", number.toString()));
        later(30);
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "replacement", Map.of());
        walk.fireTimer(number, "BoundaryEvent_ReportDue");
        walk.fireTimer(number, "BoundaryEvent_ReportSecondReminder");
        walk.fireTimer(number, "BoundaryEvent_ReportFormalNotice");
        later(5);
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur");
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "ask", Map.of());
        later(4);
        walk.complete(number, "UserTask_RecordEvidence", "instructeur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur");
        take(number, HappyPath.PAYMENT, HappyPath.HAND_OVER);
        return number;
    }

    private DossierNumber notMet() {
        DossierNumber number = advancePaid(2, "Les Jardins du Thouet", "Légumerie au service des cantines");
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "no-hire", Map.of());
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "no-hire", Map.of());
        acknowledge(number, "hearing-opened");
        later(12);
        walk.complete(number, "UserTask_RecordObservations", "controleur");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());
        later(6);
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        later(15);
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur");
        return number;
    }

    private DossierNumber dropped() {
        DossierNumber number = withdrawnAfterAdvance(3, "Roul'Landes", "Atelier solidaire de deux-roues");
        later(10);
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur");
        walk.complete(number, "UserTask_DecideRecovery", "valideur", "drop", Map.of());
        return number;
    }

    private DossierNumber writtenOff() {
        DossierNumber number = withdrawnAfterAdvance(4, "Coopérative L'Ancolie", "Tiers-lieu rural");
        acknowledge(number, "recovery-hearing");
        walk.fireTimer(number, "BoundaryEvent_RecoveryHearingOver");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        later(90);
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of());
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        return number;
    }

    /** Heard in person, then in instalments that are missed; part is set off, the rest remitted. */
    private DossierNumber remitted() {
        DossierNumber number = withdrawnAfterAdvance(14, "La Grange numérique", "Atelier de réparation numérique");
        later(8);
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur", "oral", Map.of());
        later(12);
        walk.complete(number, "UserTask_HoldRecoveryHearing", "instructeur");
        later(5);
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        for (int look = 0; look < 4; look++) {
            walk.fireTimer(number, "CatchEvent_InstalmentLook");
        }
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset", Map.of("reference", "CP-2026-0117"));
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        later(20);
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "remission", Map.of("amount", "9 000,00"));
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        return number;
    }

    private DossierNumber refused() {
        DossierNumber number = begin(5, "Bureau d'études Scop'Rivières", "Conseil aux communes sur l'eau");
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION);
        walk.complete(number, "UserTask_DeclareInterests", "instructeur");
        walk.complete(number, "UserTask_GiveTerritorialOpinion", "charge-mission");
        walk.complete(number, "UserTask_ReviewCriteria", "instructeur", "weak", Map.of());
        walk.complete(number, "UserTask_GiveSecondReading", "valideur");
        later(20);
        walk.complete(number, "UserTask_RecordCommittee", "comite", "unfavourable", Map.of());
        walk.complete(number, "UserTask_SignDecision", "signataire", "refusal", Map.of());
        return number;
    }

    private DossierNumber inadmissible() {
        DossierNumber number = begin(6, "Association Les Semeurs", "Semences paysannes");
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "ineligible", Map.of());
        later(8);
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "inadmissible", Map.of());
        return number;
    }

    private DossierNumber closedIncomplete() {
        DossierNumber number = begin(7, "Épicerie solidaire du Ribéracois", "Épicerie itinérante");
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        later(8);
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        return number;
    }

    private DossierNumber lapsed() {
        DossierNumber number = begin(8, "L'Atelier des Lainières", "Filière locale de laine");
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW);
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        walk.fireTimer(number, "BoundaryEvent_SignatureExpired");
        return number;
    }

    private DossierNumber neverStarted() {
        DossierNumber number = begin(9, "La Fabrique des deux-roues", "Vélos-cargos du plateau");
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        walk.fireTimer(number, "BoundaryEvent_StatementOverdue");
        walk.complete(number, "UserTask_DecideWithoutStart", "valideur");
        return number;
    }

    private DossierNumber abandoned() {
        DossierNumber number = begin(10, "Ressourcerie de la Leyre", "Ressourcerie et réparation");
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission", "abandoned", Map.of());
        return number;
    }

    private DossierNumber reoriented() {
        DossierNumber number = begin(11, "Cuisine partagée du Blayais", "Cuisine et conserverie partagées");
        walk.complete(number, "UserTask_HoldOrientationInterview", "charge-mission", "other-scheme", Map.of());
        return number;
    }

    /** The check is late; then two months of silence pass, and the watch finds it out the morning after. */
    private void silence(DossierNumber number) {
        LocalDate last =
                clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().dueOn();
        moveTo(last.minusDays(20));
        watch(number);
        moveTo(last.plusDays(1));
        watch(number);
        moveTo(last);
    }

    /** Sent by a DLA and bridged by France Active: both hear of dates. The partner's link was lost once. */
    private DossierNumber bridged() {
        moveTo(LocalDate.of(2026, 3, 2));
        DossierNumber number = open(Map.of(
                "holderName", "Réseau Réemploi",
                "projectTitle", "Matériauthèque",
                "siret", siret(FIRST_HOLDER + 12),
                "referringPartner", "5"));
        walk.complete(
                number,
                "UserTask_HoldOrientationInterview",
                "charge-mission",
                "partner",
                Map.of("partner", "4", "datesConsent", true));
        walk.start(
                "partner-link",
                "manage-partner-link",
                "charge-mission",
                Map.of("number", number.toString(), "act", "SEND_AGAIN"));
        walk.runJobs(number);
        walk.complete(number, "UserTask_RecordPartnerAnswer", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur");
        take(number, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT, HappyPath.START_UP, HappyPath.PAYMENT);
        walk.complete(number, "UserTask_HandOver", "charge-mission", Map.of("nextSupport", "NONE", "consent", false));
        return number;
    }

    /** The committee's word waits too long, and the head of service asks for it. */
    private DossierNumber late() {
        DossierNumber number = begin(13, "La Scierie partagée", "Scierie mobile");
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW.subList(0, 4));
        later(42);
        watch(number);
        walk.complete(number, "UserTask_HandleLateness", "valideur", "remind", Map.of());
        return number;
    }

    /** The holder changes banks, asks again with a paper that cannot be read, and then keeps the account after all. */
    private DossierNumber accountChanged() {
        DossierNumber number = begin(17, "Brasserie coopérative du Ciron", "Brasserie et drêche");
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        requestAccountChange(number);
        walk.complete(number, "UserTask_CallBack", "charge-mission");
        walk.complete(number, "UserTask_ValidateAccountChange", "valideur");
        walk.fireTimer(number, "BoundaryEvent_CoolingOver");
        later(3);
        requestAccountChange(number);
        walk.complete(number, "UserTask_CallBack", "charge-mission");
        walk.complete(number, "UserTask_ValidateAccountChange", "valideur", "refused", Map.of());
        later(3);
        requestAccountChange(number);
        walk.complete(number, "UserTask_CallBack", "charge-mission", "withdrawn", Map.of());
        return number;
    }

    private void requestAccountChange(DossierNumber number) {
        String iban = accounts.current(number).orElseThrow().iban().value();
        walk.start(
                number,
                "bank-account-change",
                "request-account-change",
                "charge-mission",
                dossiers.get(number).holder().name(),
                Map.of("oldIban", iban));
    }

    /** The envelope is empty, and one is before it in the list; then it is raised. */
    private DossierNumber outOfFunds() {
        DossierNumber before = begin(16, "Les Ruchers du Born", "Miellerie partagée");
        take(before, HappyPath.FEASIBILITY);
        DossierNumber number = begin(15, "Atelier Les Copeaux", "Menuiserie ouverte");
        take(number, HappyPath.FEASIBILITY);
        leaveRoomFor(0);
        take(before, HappyPath.SUBMISSION);
        take(number, HappyPath.SUBMISSION);
        later(20);
        leaveRoomFor(2);
        walk.runJobs(before);
        walk.runJobs(number);
        return number;
    }

    private DossierNumber withdrawnAfterAdvance(int index, String holder, String title) {
        DossierNumber number = advancePaid(index, holder, title);
        later(60);
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
        return number;
    }

    private DossierNumber advancePaid(int index, String holder, String title) {
        DossierNumber number = begin(index, holder, title);
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT);
        return number;
    }

    private DossierNumber begin(int index, String holder, String title) {
        moveTo(LocalDate.of(2026, 3, 2));
        return open(Map.of("holderName", holder, "projectTitle", title, "siret", siret(FIRST_HOLDER + index)));
    }

    private void later(int days) {
        moveTo(today().plusDays(days));
    }
}
