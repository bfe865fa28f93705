package fr.ampli.web;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.LetterState;
import fr.ampli.correspondence.Receipts;
import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The letters of a dossier and what became of each. A link's token is not here: it stands in the mail that left only. */
@Component
class LetterSection implements DossierSection {

    /** What a letter is written with where its link will stand. */
    private static final Pattern LINK = Pattern.compile("personal-link:[^)\\s]*");

    /** Where a person may have to do something about a letter, and so must read it. */
    private static final Set<LetterState> OPEN = Set.of(LetterState.IN_DOUBT, LetterState.FAILED);

    private final Correspondence correspondence;
    private final Receipts receipts;

    LetterSection(Correspondence correspondence, Receipts receipts) {
        this.correspondence = correspondence;
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        List<Letter> letters = correspondence.of(number);
        return letters.stream().map(this::line).toList();
    }

    private Map<String, Object> line(Letter letter) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", letter.key());
        line.put("subject", letter.subject());
        line.put("role", letter.to().roleLabel());
        line.put("addressee", letter.to().name());
        line.put("state", letter.state().label());
        line.put("writtenAt", letter.createdAt().toString());
        line.put("sentAt", letter.sentAt().map(Instant::toString).orElse(null));
        line.put("bouncedAt", letter.bouncedAt().map(Instant::toString).orElse(null));
        line.put("asksReceipt", letter.proof().isRequired());
        line.put(
                "receivedOn",
                letter.notification().map(found -> found.on().toString()).orElse(null));
        line.put("proof", letter.notification().map(LetterSection::proof).orElse(null));
        line.put("reached", letter.reached().map(LetterSection::reached).orElse(null));
        if (OPEN.contains(letter.state()) || letter.awaitsProof()) {
            line.put("email", letter.to().email());
            line.put("phone", receipts.phoneOf(letter));
            line.put("trouble", trouble(letter));
            line.put("text", LINK.matcher(letter.text()).replaceAll("lien personnel"));
        }
        return line;
    }

    private static String proof(Letter.Notification notification) {
        return notification.kind().label()
                + Optional.ofNullable(notification.reference())
                        .map(each -> " – " + each)
                        .orElse("");
    }

    private static String reached(Letter.Reached reached) {
        return "Joint " + reached.by().label()
                + Optional.ofNullable(reached.reference())
                        .map(each -> ", " + each)
                        .orElse("");
    }

    /** What went wrong, for somebody who is no mail administrator; the codes are those of RFC 3463. */
    private static String trouble(Letter letter) {
        String error = letter.lastError().orElse("");
        if (letter.state() == LetterState.IN_DOUBT) {
            return "Le serveur de messagerie n’a pas répondu : le courrier est peut-être parti, peut-être pas.";
        }
        if (letter.state() != LetterState.FAILED) {
            return null;
        }
        if (error.startsWith("not received")) {
            return "Le destinataire dit ne pas l’avoir reçu.";
        }
        if (error.contains("5.1.") || error.contains("550") || error.contains("553")) {
            return "L’adresse électronique n’existe pas, ou plus.";
        }
        if (error.contains("5.2.2") || error.contains("4.2.2")) {
            return "La boîte du destinataire est pleine.";
        }
        if (error.contains("5.2.")) {
            return "La boîte du destinataire est fermée ou n’accepte plus de messages.";
        }
        if (error.contains("5.4.") || error.contains("4.4.")) {
            return "Le serveur du destinataire est injoignable depuis plusieurs jours.";
        }
        if (error.contains("5.7.")) {
            return "Le serveur du destinataire a refusé le message (filtre anti-courrier indésirable ?).";
        }
        return "Le serveur du destinataire a refusé le courrier.";
    }
}
