package fr.ampli.referral;

import fr.ampli.shared.ContractType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a study's free text on the job says plainly enough to be proposed in the application form: its first words, one
 * contract, one number of hours. Where the text says two things, nothing is proposed; the officer confirms all of it.
 *
 * @param weeklyHours as a person types it, "17,5"
 */
public record JobPlan(Optional<String> title, Optional<ContractType> contract, Optional<String> weeklyHours) {

    private static final int LONGEST_TITLE = 200;
    private static final Pattern HOURS = Pattern.compile(
            "(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*(?:h|heures?)\\s*(?:par|/)\\s*(?:semaine|sem\\.?)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PERMANENT = Pattern.compile("\\bCDI\\b|durée indéterminée", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIXED_TERM = Pattern.compile("\\bCDD\\b|durée déterminée", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAD_IN = Pattern.compile("^(?:un|une|le|la)\\s+(?:poste|emploi)\\s+(?:de |d')");

    public static JobPlan read(String text) {
        String plan = text == null ? "" : text.replace('’', '\'').strip();
        return new JobPlan(title(plan), contract(plan), hours(plan));
    }

    private static Optional<String> title(String plan) {
        String first = plan.split("[,;.\n(]", 2)[0].strip();
        String lower = first.isEmpty() ? "" : first.substring(0, 1).toLowerCase(Locale.FRENCH) + first.substring(1);
        String bare = LEAD_IN.matcher(lower).replaceFirst("");
        if (bare.isEmpty() || bare.length() > LONGEST_TITLE) {
            return Optional.empty();
        }
        return Optional.of(bare.substring(0, 1).toUpperCase(Locale.FRENCH) + bare.substring(1));
    }

    private static Optional<ContractType> contract(String plan) {
        boolean permanent = PERMANENT.matcher(plan).find();
        boolean fixedTerm = FIXED_TERM.matcher(plan).find();
        if (permanent == fixedTerm) {
            return Optional.empty();
        }
        return Optional.of(permanent ? ContractType.PERMANENT : ContractType.FIXED_TERM);
    }

    private static Optional<String> hours(String plan) {
        Matcher matcher = HOURS.matcher(plan);
        List<String> found = matcher.results()
                .map(result -> result.group(1).replace('.', ','))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
