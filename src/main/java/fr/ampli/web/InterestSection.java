package fr.ampli.web;

import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
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

    InterestSection(Interests interests) {
        this.interests = interests;
    }

    @Override
    public String name() {
        return "interests";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        Person person = new Person(
                SecurityContextHolder.getContext().getAuthentication().getName());
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("declaredForReview", interests.hasDeclaredNone(number, InterestStage.REVIEW, person));
        section.put("declaredForControl", interests.hasDeclaredNone(number, InterestStage.CONTROL, person));
        section.put("stage", stage(reading.dossier().stage()).label());
        return section;
    }

    /** What a declaration made now would be for. */
    private static InterestStage stage(Stage stage) {
        return stage.compareTo(Stage.START_UP) < 0 ? InterestStage.REVIEW : InterestStage.CONTROL;
    }
}
