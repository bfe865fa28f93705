package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one look reads is read once, and forgotten with the look. */
class OneLookTest {

    private static final DossierNumber ONE = DossierNumber.of(2026, 1);
    private static final DossierNumber OTHER = DossierNumber.of(2026, 2);

    private final AtomicInteger row = new AtomicInteger();

    private int read(String what, DossierNumber number) {
        return OneLook.once(what, number, row::incrementAndGet);
    }

    @Test
    void a_question_is_asked_once_during_a_look() {
        int sum = OneLook.during(
                () -> read("a", ONE) + read("a", ONE) + OneLook.during(() -> read("a", ONE)) + read("a", ONE));
        assertThat(sum).isEqualTo(4);
        assertThat(row).hasValue(1);
    }

    @Test
    void another_question_and_another_dossier_are_asked_for_themselves() {
        OneLook.during(() -> read("a", ONE) + read("b", ONE) + read("a", OTHER));
        assertThat(row).hasValue(3);
    }

    @Test
    void nothing_is_told_again_after_a_look_even_one_that_failed() {
        assertThatThrownBy(() -> OneLook.during(() -> {
                    read("a", ONE);
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(read("a", ONE)).isEqualTo(2);
        assertThat(read("a", ONE)).isEqualTo(3);
    }

    @Test
    void an_act_during_a_look_fails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OneLook.during(() -> {
                    OneLook.refuseAct();
                    return true;
                }));
        OneLook.refuseAct();
    }
}
