package fr.ampli.correspondence;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The Message-ID of a letter: the same for every attempt of a round, so that the receiving side can tell a copy from a
 * new letter, and a mail that came back finds its letter. It is drawn from the key but does not show it: the key names
 * the letter, and a partner hears of stages only.
 */
@Component
class MessageIds {

    private final CorrespondenceSettings settings;

    MessageIds(CorrespondenceSettings settings) {
        this.settings = settings;
    }

    String of(Letter letter) {
        String name = letter.round() == 1 ? letter.key() : letter.key() + "#" + letter.round();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return "<" + id + settings.from().substring(settings.from().lastIndexOf('@')) + ">";
    }
}
