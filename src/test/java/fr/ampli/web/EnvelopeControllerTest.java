package fr.ampli.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.payment.Accounts;
import fr.ampli.payment.Accounts.Disagreement;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.payment.Envelopes;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What the list of envelopes tells whom. The database lets nothing disagree, so what disagrees is made up here. */
class EnvelopeControllerTest {

    private static final DossierNumber SEEN = DossierNumber.parse("AMPLI-2026-0001");
    private static final DossierNumber KEPT = DossierNumber.parse("AMPLI-2026-0002");

    private final Accounts accounts = mock(Accounts.class);
    private final Parts parts = mock(Parts.class);
    private final MockMvc web = MockMvcBuilders.standaloneSetup(new EnvelopeController(
                    mock(Envelopes.class), mock(EnvelopeBudgets.class), accounts, mock(People.class), parts))
            .build();

    @Test
    void what_does_not_add_up_is_told_without_the_number_of_a_dossier_from_which_the_reader_keeps_away()
            throws Exception {
        when(accounts.found())
                .thenReturn(List.of(
                        new Disagreement(Optional.empty(), "Enveloppe 2026 : rien ne va"),
                        new Disagreement(Optional.of(SEEN), "ses totaux sont faux"),
                        new Disagreement(Optional.of(KEPT), "ses totaux sont faux")));
        when(parts.keptAwayFrom(any(), eq(new Person("instructeur")))).thenReturn(Set.of(KEPT));

        web.perform(get("/api/envelopes").principal(() -> "instructeur"))
                .andExpect(jsonPath("$.disagreements[0]").value("Enveloppe 2026 : rien ne va"))
                .andExpect(jsonPath("$.disagreements[1]").value("Dossier AMPLI-2026-0001 : ses totaux sont faux"))
                .andExpect(jsonPath("$.disagreements[2]")
                        .value("Un dossier qui ne vous est pas ouvert : ses totaux sont faux"));
    }
}
