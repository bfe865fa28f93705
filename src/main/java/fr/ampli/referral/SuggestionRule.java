package fr.ampli.referral;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which partner to ask next. Who covers the département and serves the need comes first; among these who has room, then
 * whom the last partner recommended, then the lightest load for its size, then the one that works nearest. Who declined
 * is not in the list; who stayed silent is at its end. A rule of ours: the adviser may choose another.
 */
final class SuggestionRule {

    /** A partner that has not said how many projects it takes counts as one that takes this many. */
    private static final int USUAL_CAPACITY = 5;

    private SuggestionRule() {}

    /**
     * What the rule looks at beside the partners.
     *
     * @param where the département of the project, empty outside the region
     * @param inHand projects in hand by partner number
     * @param declined partners that declined this project
     * @param silent partners that did not answer for this project
     * @param recommended name given by the last partner that declined
     */
    record Situation(
            Optional<Department> where,
            Need need,
            Map<Long, Integer> inHand,
            Set<Long> declined,
            Set<Long> silent,
            Optional<String> recommended) {}

    static List<Suggestion> ranked(List<Partner> partners, Situation situation) {
        Comparator<Object> french = Collator.getInstance(Locale.FRENCH);
        return partners.stream()
                .filter(Partner::active)
                .filter(partner -> !situation.declined().contains(partner.id()))
                .sorted(Comparator.<Partner, Boolean>comparing(
                                partner -> situation.silent().contains(partner.id()))
                        .thenComparing(partner -> !covers(partner, situation) || !serves(partner, situation))
                        .thenComparing(partner -> !hasRoom(partner, situation))
                        .thenComparing(partner -> !isRecommended(partner, situation))
                        .thenComparing(partner -> !covers(partner, situation))
                        .thenComparing(partner -> !serves(partner, situation))
                        .thenComparingDouble(partner -> load(partner, situation))
                        .thenComparingInt(partner -> partner.departments().size())
                        .thenComparing(Partner::name, french::compare))
                .map(partner -> new Suggestion(partner, fits(partner, situation), reason(partner, situation)))
                .toList();
    }

    private static boolean fits(Partner partner, Situation situation) {
        return covers(partner, situation)
                && serves(partner, situation)
                && hasRoom(partner, situation)
                && !situation.silent().contains(partner.id());
    }

    private static boolean covers(Partner partner, Situation situation) {
        return situation.where().filter(partner.departments()::contains).isPresent();
    }

    private static boolean serves(Partner partner, Situation situation) {
        return partner.needs().contains(situation.need());
    }

    private static boolean hasRoom(Partner partner, Situation situation) {
        return inHand(partner, situation) < partner.capacity().orElse(Integer.MAX_VALUE);
    }

    private static boolean isRecommended(Partner partner, Situation situation) {
        return situation.recommended().filter(partner.name()::equalsIgnoreCase).isPresent();
    }

    private static double load(Partner partner, Situation situation) {
        return (double) inHand(partner, situation) / partner.capacity().orElse(USUAL_CAPACITY);
    }

    private static int inHand(Partner partner, Situation situation) {
        return situation.inHand().getOrDefault(partner.id(), 0);
    }

    private static String reason(Partner partner, Situation situation) {
        StringBuilder reason = new StringBuilder();
        if (situation.silent().contains(partner.id())) {
            reason.append("déjà sollicité pour ce projet, sans réponse ; ");
        }
        if (isRecommended(partner, situation)) {
            reason.append("recommandé par le partenaire précédent ; ");
        }
        reason.append(situation
                .where()
                .map(where -> (covers(partner, situation) ? "couvre " : "ne couvre pas ") + where.withArticle())
                .orElse("hors de Nouvelle-Aquitaine"));
        reason.append(" ; ")
                .append(serves(partner, situation) ? "" : "ne propose pas : ")
                .append(situation.need().label());
        int inHand = inHand(partner, situation);
        String projects = inHand + (inHand > 1 ? " projets en cours" : " projet en cours");
        reason.append(" ; ")
                .append(partner.capacity()
                        .map(most -> projects + " sur " + most + (inHand >= most ? ", complet" : ""))
                        .orElse(projects));
        return reason.toString();
    }
}
