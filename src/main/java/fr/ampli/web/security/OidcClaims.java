package fr.ampli.web.security;

import fr.ampli.access.Arrivals.Arrival;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** Reads the claims of the identity provider. A claim of another type than expected counts as not made. */
final class OidcClaims {

    private final OidcSettings settings;

    OidcClaims(OidcSettings settings) {
        this.settings = settings;
    }

    Arrival arrival(Map<String, Object> claims) {
        return new Arrival(
                id(claims),
                text(claims, "given_name"),
                text(claims, "family_name"),
                text(claims, "email"),
                groups(claims));
    }

    /** Under which id the person logs in here; null where the provider does not say. */
    String id(Map<String, Object> claims) {
        return text(claims, settings.idClaim());
    }

    /** Where groups are asked for, a token without them says: none. */
    private Optional<Set<String>> groups(Map<String, Object> claims) {
        if (!StringUtils.hasText(settings.groupsClaim())) {
            return Optional.empty();
        }
        Object named = claims.get(settings.groupsClaim());
        Collection<?> all =
                named instanceof Collection<?> several ? several : named == null ? List.of() : List.of(named);
        return Optional.of(all.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(name -> settings.groupNames().isEmpty()
                        ? name
                        : settings.groupNames().getOrDefault(name, ""))
                .collect(Collectors.toSet()));
    }

    private static String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }
}
