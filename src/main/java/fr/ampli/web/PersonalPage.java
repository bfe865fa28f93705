package fr.ampli.web;

import fr.ampli.correspondence.PersonalLink;
import fr.ampli.shared.Refusal;
import org.springframework.ui.Model;

/**
 * What one kind of personal link opens: a page for somebody without an account. One bean per purpose; the address, the
 * check of the link, the headers, the token against forged requests and the throttle are the same for all and lie in
 * front of it. The page finds its own address under {@code here} (for {@code th:action="@{${here}}"}), the office to
 * turn to under {@code service}, after a refusal the French sentences under {@code refused}, and under {@code stale}
 * whether the form was open for too long and has to be sent again.
 */
public interface PersonalPage {

    /** Returned by {@link #act}: show the page again, freshly read. */
    String AGAIN = "again";

    /** The purpose that letters give to their links ({@code words.link('letter-receipt', …)}). */
    String purpose();

    /**
     * Fills the page. It is opened by programs too (mail scanners, previews): it shows and never acts.
     *
     * @return the name of the template
     */
    String show(PersonalLink link, Model page);

    /**
     * Does what the person confirmed. Sent twice, it does it once.
     *
     * @return the name of a template, or {@link #AGAIN}
     * @throws Refusal with what the person must put right: the page comes again and says it
     */
    String act(PersonalLink link, PersonalAnswer answer, Model page);
}
