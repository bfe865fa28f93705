package fr.ampli.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class DocumentsTest {

    private static final int LIMIT = 10 * 1024 * 1024;
    private static final Person OFFICER = new Person("instructeur");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-10T09:00:00Z"), ZoneOffset.UTC);
    private static final byte[] PDF = SamplePdf.of("Relevé d'identité bancaire");

    private final Documents documents = TestDocuments.with(NOW);
    private final DossierNumber number = TestDossiers.openDossier(NOW).number();

    @Test
    void givesBackWhatWasHandedInByteForByte() {
        // The fingerprint of "%PDF-1.4\nx\0\r\n\377" as sha256sum prints it
        byte[] content = "%PDF-1.4\nx\0\r\n\377".getBytes(StandardCharsets.ISO_8859_1);

        StoredDocument stored = documents.store(number, DocumentKind.BANK_DETAILS, "rib été.pdf", content, OFFICER);

        assertThat(stored)
                .isEqualTo(new StoredDocument(
                        stored.id(),
                        number,
                        DocumentKind.BANK_DETAILS,
                        "rib été.pdf",
                        "application/pdf",
                        14,
                        "217e228f1b364fa114b0f920096b89f617857f8d40d90e5549649fbb0b1706f4",
                        OFFICER,
                        NOW.instant()));
        assertThat(documents.get(stored.id())).isEqualTo(stored);
        assertThat(documents.content(stored.id())).isEqualTo(content);
        assertThat(documents.of(number)).containsExactly(stored);
    }

    @Test
    void saysInTheJournalWhoBroughtWhat() {
        documents.store(number, DocumentKind.BANK_DETAILS, "rib.pdf", PDF, OFFICER);

        List<Act> acts = journal();
        assertThat(acts.get(acts.size() - 1))
                .extracting(Act::act, Act::sentence, Act::person, Act::happenedAt)
                .containsExactly(
                        "DOCUMENT_STORED", "Document reçu : RIB au nom de la structure", OFFICER, NOW.instant());
    }

    @Test
    void keepsTwoOfAKindSideBySide() {
        StoredDocument first = documents.store(number, DocumentKind.PAYSLIP, "paie.pdf", PDF, OFFICER);
        StoredDocument second =
                documents.store(number, DocumentKind.PAYSLIP, "paie.pdf", SamplePdf.of("autre"), OFFICER);

        assertThat(documents.of(number)).containsExactlyInAnyOrder(first, second);
        assertThat(documents.content(first.id())).isEqualTo(PDF);
    }

    @Test
    void knowsWhichKindsADossierHolds() {
        documents.store(number, DocumentKind.CASH_PLAN, "plan.pdf", PDF, OFFICER);
        DossierNumber other = TestDossiers.openDossier(NOW).number();

        assertThat(documents.kinds(number)).contains(DocumentKind.CASH_PLAN);
        assertThat(documents.kinds(number)).doesNotContain(DocumentKind.PAYSLIP);
        assertThat(documents.kinds(other)).doesNotContain(DocumentKind.CASH_PLAN);
        Checks checks = new Checks();
        documents.require(number, checks, DocumentKind.CASH_PLAN, DocumentKind.PAYSLIP, DocumentKind.BUSINESS_MODEL);
        assertThat(checks.reasons())
                .extracting(Reason::code)
                .containsExactly("DOCUMENT_MISSING_PAYSLIP", "DOCUMENT_MISSING_BUSINESS_MODEL");
    }

    @Test
    void takesAFileAtTheLimitAndNoneAboveIt() {
        StoredDocument largest =
                documents.store(number, DocumentKind.OTHER, "annexe.pdf", Arrays.copyOf(PDF, LIMIT), OFFICER);
        assertThat(largest.size()).isEqualTo(LIMIT);
        assertThat(refusal("annexe.pdf", Arrays.copyOf(PDF, LIMIT + 1)))
                .extracting(Reason::code)
                .containsExactly("DOCUMENT_TOO_LARGE");
        assertThat(refusal("annexe.pdf", Arrays.copyOf(PDF, LIMIT + 1)).get(0).sentence())
                .contains("10 Mo");
        assertThat(documents.of(number)).containsExactly(largest);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal("rib.pdf", new byte[0])).extracting(Reason::code).containsExactly("DOCUMENT_EMPTY");
        nothingIsKept();
    }

    static Stream<Arguments> honestFiles() {
        String office = "application/vnd.openxmlformats-officedocument.";
        return Stream.of(
                Arguments.of("plan.pdf", PDF, "application/pdf"),
                Arguments.of("plan.PDF", PDF, "application/pdf"),
                Arguments.of("photo.jpg", TestFiles.bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), "image/jpeg"),
                Arguments.of("photo.jpeg", TestFiles.bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16), "image/jpeg"),
                Arguments.of("photo.png", TestFiles.bytes(0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a), "image/png"),
                Arguments.of("bilan.docx", TestFiles.docx(), office + "wordprocessingml.document"),
                Arguments.of("bilan.docx", TestFiles.docxOfAnotherProgram(), office + "wordprocessingml.document"),
                Arguments.of("budget.xlsx", TestFiles.xlsx(), office + "spreadsheetml.sheet"),
                Arguments.of("bilan.odt", TestFiles.openDocument("text"), "application/vnd.oasis.opendocument.text"),
                Arguments.of(
                        "budget.ods",
                        TestFiles.openDocument("spreadsheet"),
                        "application/vnd.oasis.opendocument.spreadsheet"));
    }

    @ParameterizedTest(name = "{0} as {2}")
    @MethodSource("honestFiles")
    void recognisesByContentWhatPeopleHandIn(String name, byte[] content, String mediaType) {
        StoredDocument named = documents.store(number, DocumentKind.OTHER, name, content, OFFICER);
        StoredDocument unnamed = documents.store(number, DocumentKind.OTHER, "sans-extension", content, OFFICER);

        assertThat(named.mediaType()).isEqualTo(mediaType);
        assertThat(named.fileName()).isEqualTo(name);
        assertThat(unnamed.mediaType()).isEqualTo(mediaType);
        assertThat(documents.content(named.id())).isEqualTo(content);
    }

    static Stream<Arguments> disguisedFiles() {
        return Stream.of(
                Arguments.of("Windows program", "rib.pdf", TestFiles.bytes('M', 'Z', 0x90, 0, 3, 0, 0, 0)),
                Arguments.of("Linux program", "rib.pdf", TestFiles.bytes(0x7f, 'E', 'L', 'F', 2, 1, 1, 0)),
                Arguments.of("script", "rib.pdf", text("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("HTML", "rib.pdf", text("<!DOCTYPE html><script>alert(1)</script>")),
                Arguments.of("HTML with a PDF in it", "rib.pdf", text("<html><script>alert(1)</script>%PDF-1.4\n")),
                Arguments.of("SVG", "rib.pdf", text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                Arguments.of("text", "rib.pdf", text("un texte")),
                Arguments.of("unknown bytes", "rib.pdf", TestFiles.bytes(1, 2, 3, 4, 200, 0, 7)),
                Arguments.of("unknown bytes", "bilan.docx", TestFiles.bytes(1, 2, 3, 4, 200, 0, 7)),
                Arguments.of("archive", "rib.pdf", TestFiles.archiveOf("rib.pdf")),
                Arguments.of("archive with a program", "bilan.docx", TestFiles.archiveOf("virus.exe")),
                Arguments.of("archive with a program", "budget.ods", TestFiles.archiveOf("virus.exe")),
                Arguments.of("Java program", "bilan.docx", TestFiles.jar()),
                Arguments.of("broken archive", "bilan.docx", Arrays.copyOf(TestFiles.docx(), 60)),
                Arguments.of("document with macros", "bilan.docx", TestFiles.docxWithMacros()),
                Arguments.of("presentation", "bilan.odt", TestFiles.openDocument("presentation")));
    }

    @ParameterizedTest(name = "{0} called {1}")
    @MethodSource("disguisedFiles")
    void refusesWhatOnlyTheNameMakesAcceptable(String what, String name, byte[] content) {
        List<Reason> reasons = refusal(name, content);

        assertThat(reasons)
                .extracting(Reason::code, Reason::field)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("DOCUMENT_TYPE_REFUSED", "file"));
        assertThat(reasons.get(0).sentence()).contains("« " + name + " »");
        nothingIsKept();
    }

    @ParameterizedTest
    @CsvSource({
        "rib.exe, rib.exe.pdf",
        "rib.html, rib.html.pdf",
        "rib.pdf.js, rib.pdf.js.pdf",
        "rib, rib.pdf",
        "'', document.pdf",
        "'   ', document.pdf",
        "C:\\Users\\ana\\rib.pdf, rib.pdf",
        "../../etc/passwd, passwd.pdf",
        "dossier/, document.pdf",
        ".., ...pdf",
        "'rib.pdf\r\nSet-Cookie: x=y', 'rib.pdf__Set-Cookie_ x=y.pdf'",
        "'a\"; filename=\"b.exe.pdf', 'a_; filename=_b.exe.pdf'",
        "rib\u202efdp.exe, rib_fdp.exe.pdf",
        "rib\u0085\u2028\u200b.pdf, rib___.pdf",
        "<img src=x onerror=alert(1)>.pdf, _img src=x onerror=alert(1)_.pdf",
        "'Bâtiment n° 3 – été.pdf', 'Bâtiment n° 3 – été.pdf'"
    })
    void keepsAHarmlessNameThatTellsTheType(String sent, String kept) {
        StoredDocument stored = documents.store(number, DocumentKind.OTHER, sent, PDF, OFFICER);
        assertThat(documents.get(stored.id()).fileName()).isEqualTo(kept);
    }

    @Test
    void aMissingNameIsNoProblem() {
        assertThat(documents
                        .store(number, DocumentKind.OTHER, null, PDF, OFFICER)
                        .fileName())
                .isEqualTo("document.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "😀"})
    void keepsTheEndOfALongName(String letter) {
        String name = documents
                .store(number, DocumentKind.OTHER, letter.repeat(300) + ".pdf", PDF, OFFICER)
                .fileName();
        assertThat(name).isEqualTo(letter.repeat(196) + ".pdf");
        assertThat(documents.of(number)).extracting(StoredDocument::fileName).containsExactly(name);
    }

    @Test
    void aLongNameStillTellsTheType() {
        String name = documents
                .store(number, DocumentKind.OTHER, "x".repeat(300), PDF, OFFICER)
                .fileName();
        assertThat(name).isEqualTo("x".repeat(196) + ".pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RIB", "bank_details", "BANK_DETAILS "})
    void refusesAnUnknownKind(String kind) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> documents.store(number, kind, "rib.pdf", PDF, OFFICER));
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly("DOCUMENT_KIND_UNKNOWN");
        nothingIsKept();
    }

    @Test
    void readsAKindByItsCode() {
        assertThat(documents
                        .store(number, "BANK_DETAILS", "rib.pdf", PDF, OFFICER)
                        .kind())
                .isEqualTo(DocumentKind.BANK_DETAILS);
    }

    @Test
    void doesNotFindAnUnknownDocument() {
        UUID unknown = UUID.randomUUID();
        assertThat(catchThrowableOfType(Refusal.class, () -> documents.get(unknown))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("DOCUMENT_NOT_FOUND");
        assertThat(catchThrowableOfType(Refusal.class, () -> documents.content(unknown))
                        .reasons())
                .extracting(Reason::code)
                .containsExactly("DOCUMENT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ampli.document set content = content",
                "update ampli.document set kind = 'OTHER' where false",
                "delete from ampli.document",
                "truncate ampli.document cascade"
            })
    void theDatabaseRefusesToChangeIt(String sql) {
        StoredDocument stored = documents.store(number, DocumentKind.OTHER, "rib.pdf", PDF, OFFICER);
        assertThatThrownBy(() -> TestDatabase.jdbc().sql(sql).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ampli.document is append-only");
        assertThat(documents.content(stored.id())).isEqualTo(PDF);
    }

    @Test
    void theDatabaseKnowsAFalseFingerprint() {
        StoredDocument forged = new StoredDocument(
                UUID.randomUUID(),
                number,
                DocumentKind.OTHER,
                "x.pdf",
                "application/pdf",
                PDF.length,
                "0".repeat(64),
                OFFICER,
                NOW.instant());
        assertThatThrownBy(() -> new DocumentStore(TestDatabase.jdbc()).insert(forged, PDF))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("document_is_whole");
    }

    @Test
    void takesTheLongestNameOfAPerson() {
        Person person = new Person("x".repeat(100));
        assertThat(documents
                        .store(number, DocumentKind.OTHER, "rib.pdf", PDF, person)
                        .storedBy())
                .isEqualTo(person);
    }

    private List<Reason> refusal(String name, byte[] content) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> documents.store(number, DocumentKind.OTHER, name, content, OFFICER));
        assertThat(refusal).as("refusal of " + name).isNotNull();
        return refusal.reasons();
    }

    private void nothingIsKept() {
        assertThat(documents.of(number)).isEmpty();
        assertThat(journal()).extracting(Act::act).doesNotContain("DOCUMENT_STORED");
    }

    private List<Act> journal() {
        return new Journal(TestDatabase.jdbc(), NOW).of(number);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
