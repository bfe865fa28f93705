package fr.ampli.shared;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An act that the scheme does not allow, with every reason for it. The message is what the person reads: the French
 * sentences, one per line, in the order in which they were found.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    private Refusal(List<Reason> reasons) {
        super(reasons.stream().map(Reason::sentence).distinct().collect(Collectors.joining("\n")));
        this.reasons = reasons;
    }

    /** @throws IllegalArgumentException if no reason is given: nobody is refused without one */
    public static Refusal of(Reason... reasons) {
        return of(List.of(reasons));
    }

    /** @throws IllegalArgumentException if no reason is given: nobody is refused without one */
    public static Refusal of(List<Reason> reasons) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("A refusal needs at least one reason");
        }
        return new Refusal(List.copyOf(reasons));
    }

    /** The reasons in the order in which they were found; never empty, save after Java serialization. */
    public List<Reason> reasons() {
        return reasons == null ? List.of() : reasons;
    }
}
