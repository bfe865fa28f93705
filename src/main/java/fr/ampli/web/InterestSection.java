package fr.ampli.web;

import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Stage;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What whoever is logged in has declared, so that a form asks nobody twice (R56). */
@Component
class InterestSection implements DossierSection {

    private final Interests interests;
    private final Dossiers dossiers;

    InterestSection(Interests interests, Dossiers dossiers) {
        this.interests = interests;
        this.dossiers = dossiers;
    }

    @Override
    public String name() {
        return "interests";
    }

    @Override
    public Object of(DossierNumber number) {
        Person person = new Person(
                SecurityContextHolder.getContext().getAuthentication().getName());
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("declaredForReview", interests.hasDeclaredNone(number, InterestStage.REVIEW, person));
        section.put("declaredForControl", interests.hasDeclaredNone(number, InterestStage.CONTROL, person));
        section.put("stage", stage(dossiers.get(number).stage()).label());
        return section;
    }

    /** What a declaration made now would be for. */
    private static InterestStage stage(Stage stage) {
        return stage.compareTo(Stage.START_UP) < 0 ? InterestStage.REVIEW : InterestStage.CONTROL;
    }
}
