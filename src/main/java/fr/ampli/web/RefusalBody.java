package fr.ampli.web;

import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.util.List;

/** How a refusal looks over HTTP; Tasklist shows {@code message}. */
record RefusalBody(String type, String message, List<Reason> reasons) {

    static RefusalBody of(Refusal refusal) {
        return new RefusalBody("Refusal", refusal.getMessage(), refusal.reasons());
    }
}
