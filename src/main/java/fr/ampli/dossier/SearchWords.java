package fr.ampli.dossier;

import fr.ampli.shared.DossierNumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed to find a dossier: a number ("AMPLI-2026-0042", "2026-42"), a SIREN or SIRET or its beginning, or
 * the first letters of some words.
 *
 * @param number the number that it reads as, if it does
 * @param digits nine to fourteen digits, if that is all that was typed
 * @param words small letters and digits, without accents
 */
record SearchWords(Optional<DossierNumber> number, Optional<String> digits, List<String> words) {

    private static final Pattern NUMBER = Pattern.compile("(?:AMPLI-)?(20\\d{2})-(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BUSINESS_DIGITS = Pattern.compile("\\d{9,14}");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    /** Longer questions find nothing more, and cost. */
    private static final int MOST_WORDS = 8;

    /** Letters by which a word is searched for. */
    private static final int LONGEST = 20;

    static SearchWords of(String typed) {
        String text = typed.strip();
        Matcher number = NUMBER.matcher(text);
        String close = text.replaceAll("[\\s\\u00a0\\u202f]", "");
        return new SearchWords(
                number.matches() ? whole(number.group(1), number.group(2)) : Optional.empty(),
                BUSINESS_DIGITS.matcher(close).matches() ? Optional.of(close) : Optional.empty(),
                Arrays.stream(BETWEEN_WORDS.split(plain(text)))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList());
    }

    private static Optional<DossierNumber> whole(String year, String sequence) {
        return DossierNumber.read(String.format(Locale.ROOT, "AMPLI-%s-%04d", year, Integer.parseInt(sequence)));
    }

    /** As {@code ampli.plain} does in the database. */
    private static String plain(String text) {
        String small = text.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae");
        return ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
    }

    /** For {@code to_tsquery}: every word begins so; letters and digits only, so nothing of it is an operator. */
    String query() {
        return prefixes().stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
    }

    /** As {@code ampli.prefixes} writes them down. */
    List<String> prefixes() {
        return words.stream()
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .toList();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
