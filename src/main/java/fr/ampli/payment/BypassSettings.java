package fr.ampli.payment;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which checks of the payment gate two people may set aside for once.
 *
 * @param checks their codes; none where the list is empty or missing
 */
@ConfigurationProperties("ampli.payment.bypass")
public record BypassSettings(Set<String> checks) {

    private static final Set<String> NEVER = Set.of(
            "AGREEMENT_IN_FORCE",
            "STATEMENT_OF_START",
            "RESULT_MET",
            "NOT_ALREADY_PAID",
            "PERSONS_DIFFERENT",
            "HOLDER_IDENTIFIED",
            "DE_MINIMIS_ROOM");
    /** Where the money goes, and whether somebody stopped it. */
    private static final Pattern ACCOUNTS_AND_STOPS = Pattern.compile("BANK|ACCOUNT|FREEZE|FROZEN");

    /** @throws IllegalArgumentException if a check is named that nobody may set aside */
    public BypassSettings {
        checks = checks == null ? Set.of() : Set.copyOf(checks);
        Set<String> impossible =
                checks.stream().filter(BypassSettings::isNeverBypassed).collect(Collectors.toSet());
        if (!impossible.isEmpty()) {
            throw new IllegalArgumentException(
                    "ampli.payment.bypass.checks names what is never set aside: " + impossible);
        }
    }

    boolean allows(String code) {
        return checks.contains(code) && !isNeverBypassed(code);
    }

    private static boolean isNeverBypassed(String code) {
        return NEVER.contains(code) || ACCOUNTS_AND_STOPS.matcher(code).find();
    }
}
