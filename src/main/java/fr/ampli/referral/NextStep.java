package fr.ampli.referral;

import java.util.Optional;

/**
 * What follows when a partner has declined or stayed silent.
 *
 * @param partner the partner to ask next, for {@link Way#OTHER_PARTNER} only
 * @param need what it is asked for
 */
public record NextStep(Way way, Optional<Partner> partner, Optional<Need> need) {

    /** The ways on. */
    public enum Way {
        OTHER_PARTNER,
        WITHOUT_PARTNER,
        OTHER_SCHEME
    }
}
