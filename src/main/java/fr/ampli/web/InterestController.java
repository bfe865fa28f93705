package fr.ampli.web;

import fr.ampli.access.InterestDraft;
import fr.ampli.access.Interests;
import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.Person;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where whoever finds a link of interests says so, from any form and at any time (R56, E26). */
@RestController
class InterestController {

    private final Interests interests;
    private final Dossiers dossiers;

    InterestController(Interests interests, Dossiers dossiers) {
        this.interests = interests;
        this.dossiers = dossiers;
    }

    /** What the form says once a link is on record. */
    record Declared(String message) {}

    @PostMapping("/api/dossiers/{number}/interests")
    @ResponseStatus(HttpStatus.CREATED)
    Declared declare(@PathVariable String number, @RequestBody InterestDraft draft, Principal principal) {
        interests.declareLink(dossiers.find(number).number(), draft, new Person(principal.getName()));
        return new Declared(
                "Votre lien d'intérêts est enregistré. Vos tâches de ce dossier sont revenues à leur groupe :"
                        + " un ou une collègue prend la suite.");
    }
}
