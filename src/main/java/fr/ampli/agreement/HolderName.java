package fr.ampli.agreement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares the holder that a bank's paper names with the structure (R51, E16). Accents, capitals, punctuation and the
 * words of a legal form say nothing; banks cut and abbreviate. What then still differs a little is for a person to
 * explain, what differs much is another holder.
 */
final class HolderName {

    /** How a bank's paper names the holder. */
    enum Match {
        SAME,
        /** Cut, abbreviated, one word more or less: only with a reason. */
        CLOSE,
        DIFFERENT
    }

    /** What may change between two names that are written alike: a fifth of their letters. */
    private static final double ALIKE = 0.8;

    private static final Set<String> LEGAL_FORM = Set.of(
            "ASSOCIATION",
            "ASSOC",
            "ASSO",
            "ASS",
            "ASSN",
            "LOI",
            "1901",
            "SCOP",
            "SCIC",
            "SARL",
            "SAS",
            "SASU",
            "EURL",
            "SA",
            "CAE",
            "COOPERATIVE",
            "COOP",
            "MUTUELLE",
            "FONDATION",
            "ESUS",
            "GIE",
            "SCI");

    private static final Set<String> SMALL =
            Set.of("LE", "LA", "LES", "L", "DE", "DU", "DES", "D", "ET", "A", "AU", "AUX", "EN", "POUR");

    /** People and joint accounts: never the structure's own. */
    private static final Set<String> PERSON =
            Set.of("M", "MR", "MME", "MLLE", "MONSIEUR", "MADAME", "MADEMOISELLE", "OU", "CHEZ");

    private HolderName() {}

    static Match compare(String onPaper, String structure) {
        List<String> paper = words(onPaper);
        List<String> wanted = words(structure);
        if (paper.isEmpty() || wanted.isEmpty()) {
            return Match.DIFFERENT;
        }
        if (paper.equals(wanted)) {
            return Match.SAME;
        }
        if (paper.stream().anyMatch(word -> PERSON.contains(word) && !wanted.contains(word))) {
            return Match.DIFFERENT;
        }
        return isCut(paper, wanted) || isInitials(paper, wanted) || isAlike(paper, wanted)
                ? Match.CLOSE
                : Match.DIFFERENT;
    }

    /** One holds all the telling words of the other, and at least half as many of its own: banks leave words out. */
    private static boolean isCut(List<String> paper, List<String> wanted) {
        Set<String> one = telling(paper);
        Set<String> other = telling(wanted);
        Set<String> smaller = one.size() <= other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        return !smaller.isEmpty()
                && 2 * smaller.size() >= larger.size()
                && smaller.stream()
                        .allMatch(
                                word -> larger.stream().anyMatch(each -> each.equals(word) || beginsLike(each, word)));
    }

    private static boolean beginsLike(String word, String other) {
        String shorter = word.length() < other.length() ? word : other;
        return shorter.length() >= 3 && (word.startsWith(shorter) && other.startsWith(shorter));
    }

    private static boolean isInitials(List<String> paper, List<String> wanted) {
        return paper.size() == 1
                && paper.get(0).length() >= 3
                && List.of(initials(wanted), initials(List.copyOf(telling(wanted))))
                        .contains(paper.get(0));
    }

    private static String initials(List<String> words) {
        return words.stream().map(word -> word.substring(0, 1)).reduce("", String::concat);
    }

    private static boolean isAlike(List<String> paper, List<String> wanted) {
        String one = String.join("", paper);
        String other = String.join("", wanted);
        int longest = Math.max(one.length(), other.length());
        return distance(one, other) <= (1 - ALIKE) * longest;
    }

    /** Letters to add, drop or change until one reads like the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static Set<String> telling(List<String> words) {
        Set<String> telling = new LinkedHashSet<>(words);
        telling.removeAll(SMALL);
        return telling;
    }

    /** Capitals without accents, word by word, without those of a legal form; all of them if nothing else is left. */
    private static List<String> words(String name) {
        String plain = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("œ", "oe")
                .replace("Œ", "OE")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("&", " ET ")
                .toUpperCase(Locale.ROOT)
                // S.C.O.P. is one word
                .replaceAll("(?<=\\b[A-Z])\\.(?=[A-Z]\\b)", "");
        List<String> all = new ArrayList<>();
        for (String word : plain.split("[^A-Z0-9]+")) {
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        List<String> own =
                all.stream().filter(word -> !LEGAL_FORM.contains(word)).toList();
        return own.stream().allMatch(SMALL::contains) ? List.copyOf(all) : own;
    }
}
