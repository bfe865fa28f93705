package fr.ampli.process.referral;

import fr.ampli.correspondence.Addressee;
import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.HandOver;
import fr.ampli.payment.HandOvers;
import fr.ampli.payment.NextSupport;
import fr.ampli.process.LetterEcho;
import fr.ampli.referral.Need;
import fr.ampli.referral.Partner;
import fr.ampli.referral.PartnerConsents;
import fr.ampli.referral.PartnerKind;
import fr.ampli.referral.Partners;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import fr.ampli.referral.Suggestion;
import fr.ampli.referral.Suggestions;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells partners the dates that matter to them, and only with the holder's consent: France Active, which bridges until
 * the money comes, hears of award and payments; the DLA, which takes over, of hire and end. A date, never an amount.
 */
@Component
class PartnerDates implements LetterEcho {

    private static final String DATE_PARTNER = "date-partner";

    private final PartnerConsents consents;
    private final Dossiers dossiers;
    private final Partners partners;
    private final Referrals referrals;
    private final Suggestions suggestions;
    private final HandOvers handOvers;

    PartnerDates(
            PartnerConsents consents,
            Dossiers dossiers,
            Partners partners,
            Referrals referrals,
            Suggestions suggestions,
            HandOvers handOvers) {
        this.consents = consents;
        this.dossiers = dossiers;
        this.partners = partners;
        this.referrals = referrals;
        this.suggestions = suggestions;
        this.handOvers = handOvers;
    }

    @Override
    public Set<String> letters() {
        return Set.of("partner-award-date", "partner-payment-date", "partner-hire-date", "partner-end-date");
    }

    @Override
    public List<Echo> of(DossierNumber number, String letter, Map<String, Object> facts) {
        return switch (letter) {
            case "award" ->
                told(
                        number,
                        PartnerKind.FRANCE_ACTIVE,
                        "partner-award-date",
                        Map.of("day", day(facts.get("decidedOn"))));
            case "payment-notice" ->
                told(
                        number,
                        PartnerKind.FRANCE_ACTIVE,
                        "partner-payment-date",
                        Map.of("day", day(facts.get("paidOn")), "isAdvance", facts.get("isAdvance")));
            case "hire-acknowledged" ->
                told(
                        number,
                        PartnerKind.DLA,
                        "partner-hire-date",
                        Map.of("day", day(((Map<?, ?>) facts.get("hire")).get("startsOn"))));
            case "closing" -> told(number, PartnerKind.DLA, "partner-end-date", Map.of("day", day(facts.get("today"))));
            default -> List.of();
        };
    }

    private List<Echo> told(DossierNumber number, PartnerKind kind, String letter, Map<String, Object> facts) {
        boolean agreed = consents.given(number, PartnerConsents.Scope.DATES);
        Stream<Partner> told = agreed ? involved(number) : Stream.empty();
        Set<Partner> once = new LinkedHashSet<>();
        Stream.concat(told, successor(number, letter).stream())
                .filter(partner -> partner.kind() == kind && partner.active())
                .forEach(once::add);
        return once.stream()
                .map(partner -> new Echo(
                        letter,
                        Long.toString(partner.id()),
                        new Addressee(DATE_PARTNER, partner.name(), partner.email()),
                        facts))
                .toList();
    }

    /** Partners of the dossier: those that took it up, and the one that sent it. */
    private Stream<Partner> involved(DossierNumber number) {
        return Stream.concat(
                referrals.of(number).stream().filter(Referral::isAccepted).map(Referral::partner),
                dossiers.get(number).referringPartner().flatMap(partners::find).stream());
    }

    /** The DLA that takes over: agreed to at the hand-over, it is the one that covers the place. */
    private Optional<Partner> successor(DossierNumber number, String letter) {
        return handOvers
                .find(number)
                .filter(handOver -> letter.equals("partner-end-date"))
                .filter(handOver -> handOver.nextSupport() == NextSupport.DLA)
                .filter(HandOver::consent)
                .flatMap(handOver -> suggestions.of(number).get(Need.EMPLOYMENT).stream()
                        .filter(Suggestion::fits)
                        .map(Suggestion::partner)
                        .filter(partner -> partner.kind() == PartnerKind.DLA)
                        .findFirst());
    }

    private static String day(Object value) {
        return value instanceof LocalDate date ? French.date(date) : String.valueOf(value);
    }
}
