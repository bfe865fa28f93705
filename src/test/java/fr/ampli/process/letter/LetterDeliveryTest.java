package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.LetterState;
import fr.ampli.shared.DossierNumber;
import org.junit.jupiter.api.Test;

class LetterDeliveryTest extends ScenarioTest {

    private static final String KEY = "letter-delivery";

    @Test
    void a_letter_is_written_with_its_act_and_leaves_by_a_process_of_its_own() {
        DossierNumber number = open();

        assertThat(correspondence.of(number))
                .isNotEmpty()
                .extracting(Letter::state)
                .containsOnly(LetterState.SENT);
        assertThat(mails(number)).hasSameSizeAs(correspondence.of(number));
        assertThat(endsOf(number, KEY))
                .hasSameSizeAs(correspondence.of(number))
                .containsOnly("EndEvent_LetterDelivered");
    }
}
