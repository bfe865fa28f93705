package fr.ampli.referral;

import java.util.Optional;

/**
 * What follows when a partner has declined or stayed silent.
 *
 * @param partner the partner to ask next, for {@link Way#OTHER_PARTNER} only
 */
public record NextStep(Way way, Optional<Partner> partner) {

    /** The ways on. */
    public enum Way {
        OTHER_PARTNER,
        WITHOUT_PARTNER,
        OTHER_SCHEME
    }
}
