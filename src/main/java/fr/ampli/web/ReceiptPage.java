package fr.ampli.web;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.PersonalLink;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Where the addressee of a letter confirms its receipt, with which a delay begins (E35). */
@Component
class ReceiptPage implements PersonalPage {

    private static final Reason NOT_TICKED = Reason.of(
            "RECEIPT_NOT_TICKED", "E35", "received", "Cochez la case pour confirmer que vous avez reçu ce courrier.");

    private final Correspondence correspondence;
    private final Receipts receipts;

    ReceiptPage(Correspondence correspondence, Receipts receipts) {
        this.correspondence = correspondence;
        this.receipts = receipts;
    }

    @Override
    public String purpose() {
        return Letter.RECEIPT_LINK;
    }

    @Override
    public String show(PersonalLink link, Model page) {
        Letter letter = correspondence.get(link.letterKey());
        page.addAttribute("subject", letter.subject());
        page.addAttribute(
                "writtenOn",
                French.date(letter.createdAt().atZone(Deadlines.ZONE).toLocalDate()));
        page.addAttribute(
                "receivedOn",
                letter.notification().map(found -> French.date(found.on())).orElse(null));
        return "personal/receipt";
    }

    @Override
    public String act(PersonalLink link, PersonalAnswer answer, Model page) {
        if (answer.field("received").isEmpty()) {
            throw Refusal.of(NOT_TICKED);
        }
        receipts.confirm(link.letterKey());
        return AGAIN;
    }
}
