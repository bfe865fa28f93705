package fr.ampli.web;

import fr.ampli.document.Documents;
import fr.ampli.shared.DossierNumber;
import org.springframework.stereotype.Component;

/** The documents of the dossier, for the lists inside the forms. */
@Component
class DocumentSection implements DossierSection {

    private final Documents documents;

    DocumentSection(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        return documents.of(number).stream().map(DocumentController.Line::of).toList();
    }
}
