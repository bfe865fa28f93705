package fr.ampli.review;

import fr.ampli.shared.Reason;
import fr.ampli.submission.BlockingReason;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule of eligibility: one clause, one question, and what to say when it is not met.
 *
 * @param code of the reason when it refuses
 * @param clause of the scheme
 * @param title what is required, for the agent
 * @param isMet the rule itself
 * @param officer the sentence for the agent when it is not met
 * @param letter the sentence for the holder when it is not met
 */
record EligibilityRule(
        String code,
        String clause,
        String title,
        Predicate<Candidate> isMet,
        Function<Candidate, String> officer,
        Function<Candidate, String> letter) {

    /** Empty where the rule is met. */
    Optional<BlockingReason> refuse(Candidate candidate) {
        return isMet.test(candidate)
                ? Optional.empty()
                : Optional.of(new BlockingReason(
                        Reason.of(code, clause, "result", officer.apply(candidate)), letter.apply(candidate)));
    }
}
