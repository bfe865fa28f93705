package fr.ampli.referral;

import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.DossierNumber;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes partners for a project: by what it needs, where it is, and how much each partner has in hand. */
@Service
@Transactional(readOnly = true)
public class Suggestions {

    private final Partners partners;
    private final Referrals referrals;
    private final Dossiers dossiers;

    Suggestions(Partners partners, Referrals referrals, Dossiers dossiers) {
        this.partners = partners;
        this.referrals = referrals;
        this.dossiers = dossiers;
    }

    /** For each need, the partners that may be asked for this project, best first. */
    public Map<Need, List<Suggestion>> of(DossierNumber number) {
        List<Referral> asked = referrals.of(number);
        List<Partner> all = partners.active();
        Map<Long, Integer> inHand = partners.inHand();
        Optional<Department> where =
                Department.ofPostalCode(dossiers.get(number).project().postalCode());
        Optional<String> recommended = asked.isEmpty()
                ? Optional.empty()
                : asked.get(asked.size() - 1).redirection().map(Referral.Redirection::to);
        Map<Need, List<Suggestion>> suggestions = new EnumMap<>(Need.class);
        for (Need need : Need.values()) {
            suggestions.put(
                    need,
                    SuggestionRule.ranked(
                            all,
                            new SuggestionRule.Situation(
                                    where,
                                    need,
                                    inHand,
                                    who(asked, Referral.Reply.DECLINED),
                                    who(asked, Referral.Reply.SILENT),
                                    recommended)));
        }
        return suggestions;
    }

    private static Set<Long> who(List<Referral> asked, Referral.Reply reply) {
        return asked.stream()
                .filter(referral -> referral.reply().equals(Optional.of(reply)))
                .map(referral -> referral.partner().id())
                .collect(Collectors.toSet());
    }
}
