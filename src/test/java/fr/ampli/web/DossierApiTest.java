package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.ampli.access.Reading;
import fr.ampli.agreement.Terms;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.document.StoredDocument;
import fr.ampli.document.TestDocuments;
import fr.ampli.document.TestFiles;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Ending;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DossierApiTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-10T09:00:00Z"), ZoneOffset.UTC);
    private static final Person OFFICER = new Person("instructeur");
    private static final byte[] PDF = SamplePdf.of("RIB");

    private final Dossiers dossiers = TestDossiers.with(NOW);
    private final Documents documents = TestDocuments.with(NOW);
    private final Dossier dossier = TestDossiers.openDossier(NOW);
    private final String url = "/api/dossiers/" + dossier.number();
    /** Lets everybody read; who does not is the authorization matrix's. */
    private final Reading reading = Mockito.mock(Reading.class);

    private final MockMvc web = MockMvcBuilders.standaloneSetup(
                    new DossierController(
                            dossiers,
                            reading,
                            new DossierSections(List.of(new DocumentSection(documents)), Mockito.mock(Terms.class))),
                    new DocumentController(documents, dossiers, reading))
            .defaultRequest(get("/").principal(OFFICER::id))
            .build();

    @Test
    void showsTheFactsOfADossier() throws Exception {
        web.perform(get(url))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.number").value(dossier.number().toString()))
                .andExpect(jsonPath("$.holder.name").value(dossier.holder().name()))
                .andExpect(jsonPath("$.holder.legalForm").value("Structure en cours de création"))
                .andExpect(jsonPath("$.holder.legalFormCode").value("NOT_YET_CREATED"))
                .andExpect(jsonPath("$.holder.siret").value((Object) null))
                .andExpect(jsonPath("$.project.title").value(dossier.project().title()))
                .andExpect(jsonPath("$.project.commune").value("Felletin"))
                .andExpect(jsonPath("$.contact.email").value("nadia.benali@example.org"))
                .andExpect(jsonPath("$.stage").value("Premier contact"))
                .andExpect(jsonPath("$.open").value(true))
                .andExpect(jsonPath("$.ending").value((Object) null))
                .andExpect(jsonPath("$.documents").isEmpty());
    }

    @Test
    void showsHowADossierEnded() throws Exception {
        dossiers.close(dossier.number(), Ending.WITHDRAWN, OFFICER);
        web.perform(get(url))
                .andExpect(jsonPath("$.open").value(false))
                .andExpect(jsonPath("$.ending").value("Retiré"))
                .andExpect(jsonPath("$.stage").value("Dossier clos"));
    }

    @Test
    void takesADocumentAndListsIt() throws Exception {
        web.perform(multipart(url + "/documents")
                        .file(new MockMultipartFile("file", "rib été.pdf", "text/html", PDF))
                        .param("kind", "BANK_DETAILS")
                        .with(officer()))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.kind").value("BANK_DETAILS"));

        StoredDocument stored = documents.of(dossier.number()).get(0);
        assertThat(stored.storedBy()).isEqualTo(OFFICER);
        assertThat(documents.content(stored.id())).isEqualTo(PDF);
        for (String list : List.of("$", "$.documents")) {
            web.perform(get(list.equals("$") ? url + "/documents" : url))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath(list + "[0].id").value(stored.id().toString()))
                    .andExpect(jsonPath(list + "[0].kind").value("BANK_DETAILS"))
                    .andExpect(jsonPath(list + "[0].label").value("RIB au nom de la structure"))
                    .andExpect(jsonPath(list + "[0].fileName").value("rib été.pdf"))
                    .andExpect(jsonPath(list + "[0].size").value(PDF.length))
                    .andExpect(jsonPath(list + "[0].storedAt").value("2026-03-10T09:00:00Z"))
                    .andExpect(jsonPath(list + "[0].storedBy").doesNotExist())
                    .andExpect(jsonPath(list + "[1]").doesNotExist());
        }
    }

    @Test
    void showsWhatABrowserShowsByItselfAndNothingElse() throws Exception {
        UUID pdf = documents
                .store(dossier.number(), DocumentKind.OTHER, "relevé.pdf", PDF, OFFICER)
                .id();
        UUID letter = documents
                .store(dossier.number(), DocumentKind.OTHER, "lettre.docx", TestFiles.docx(), OFFICER)
                .id();
        web.perform(get("/api/documents/" + pdf + "?view=true"))
                .andExpect(header().string("Content-Disposition", startsWith("inline; ")))
                .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        web.perform(get("/api/documents/" + letter + "?view=true"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment; ")));
    }

    @Test
    void givesADocumentAsADownload() throws Exception {
        UUID id = documents
                .store(dossier.number(), DocumentKind.OTHER, "relevé \u20ac 1; x=y.pdf", PDF, OFFICER)
                .id();
        web.perform(get("/api/documents/" + id))
                .andExpect(status().isOk())
                .andExpect(content().bytes(PDF))
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment; ")))
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString("filename*=UTF-8''relev%C3%A9%20%E2%82%AC%201%3B%20x%3Dy.pdf")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", "no-store"));
    }

    @Test
    void aClosedDossierTakesNothingMoreButStillShows() throws Exception {
        UUID id = documents
                .store(dossier.number(), DocumentKind.OTHER, "rib.pdf", PDF, OFFICER)
                .id();
        dossiers.close(dossier.number(), Ending.REFUSED, OFFICER);

        assertThat(refused(() -> web.perform(multipart(url + "/documents")
                        .file(new MockMultipartFile("file", "rib.pdf", "application/pdf", PDF))
                        .param("kind", "OTHER")
                        .with(officer()))))
                .containsExactly("DOSSIER_CLOSED");
        assertThat(documents.of(dossier.number())).hasSize(1);
        web.perform(get(url + "/documents")).andExpect(jsonPath("$[0].id").value(id.toString()));
        web.perform(get("/api/documents/" + id)).andExpect(content().bytes(PDF));
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertThat(refused(() -> web.perform(get("/api/dossiers/AMPLI-2026-9999999"))))
                .containsExactly("DOSSIER_UNKNOWN");
        assertThat(refused(() -> web.perform(get("/api/dossiers/x/documents")))).containsExactly("DOSSIER_UNKNOWN");
        assertThat(refused(() -> web.perform(get("/api/documents/" + UUID.randomUUID()))))
                .containsExactly("DOCUMENT_NOT_FOUND");
        assertThat(refused(() -> web.perform(multipart(url + "/documents")
                        .file(new MockMultipartFile("file", "rib.pdf", "application/pdf", PDF))
                        .param("kind", "SOMETHING")
                        .with(officer()))))
                .containsExactly("DOCUMENT_KIND_UNKNOWN");
    }

    private static RequestPostProcessor officer() {
        return request -> {
            request.setUserPrincipal(OFFICER::id);
            return request;
        };
    }

    /** The codes of the refusal behind a request; how a refusal becomes an answer is not the business of these two. */
    private static List<String> refused(ThrowingCallable request) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(request);
        assertThat(thrown).hasRootCauseInstanceOf(Refusal.class);
        return ((Refusal) thrown.getCause())
                .reasons().stream().map(Reason::code).toList();
    }
}
