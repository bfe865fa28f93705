package fr.ampli.submission;

import fr.ampli.shared.DossierNumber;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Applications as they were handed in: recorded once, read by everything that follows. */
@Service
@Transactional
public class Applications {

    private final ApplicationStore store;

    Applications(ApplicationStore store) {
        this.store = store;
    }

    /** Empty until the holder has applied. */
    @Transactional(readOnly = true)
    public Optional<Application> find(DossierNumber number) {
        return store.find(number);
    }

    /** @throws IllegalStateException when nothing was handed in: the pathway cannot ask before */
    @Transactional(readOnly = true)
    public Application of(DossierNumber number) {
        return find(number).orElseThrow(() -> new IllegalStateException(number + " has no application"));
    }
}
