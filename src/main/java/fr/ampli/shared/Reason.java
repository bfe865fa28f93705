package fr.ampli.shared;

import java.util.Objects;

/**
 * Why something is refused.
 *
 * @param code what programs and tests compare, in capitals ({@code SEPARATION_OF_DUTIES})
 * @param clause the rule of the scheme that refuses ({@code R55}), or "" for a plain input check
 * @param field name of the input that it is about, or "" when it is about no single one
 * @param sentence plain French that tells the reader what to do
 */
public record Reason(String code, String clause, String field, String sentence) {

    public Reason {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(sentence, "sentence");
        if (code.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("A reason needs a code and a sentence");
        }
    }

    public static Reason of(String code, String clause, String field, String sentence) {
        return new Reason(code, clause, field, sentence);
    }
}
