package fr.ampli.oversight;

import fr.ampli.shared.Person;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of a manager. Each is a sum over few tallies or a short list found by an index, so that it costs as much
 * with 100 000 dossiers as with a thousand (docs/growth.md).
 */
@Service
@Transactional(readOnly = true)
public class Figures {

    private final List<FigureSource> sources;
    private final Clock clock;

    /** @param sources in the order in which they are shown within their sections */
    Figures(List<FigureSource> sources, Clock clock) {
        this.sources = sources.stream()
                .sorted(Comparator.comparing(source -> source.heading().section()))
                .toList();
        this.clock = clock;
    }

    /** All there are, in the order in which they are shown. */
    public List<Figure.Entry> all() {
        return sources.stream()
                .map(FigureSource::heading)
                .map(heading -> new Figure.Entry(heading.id(), heading.section().label(), heading.title()))
                .toList();
    }

    /** One of them as this reader may see it. @throws NoSuchElementException if there is none of that id */
    public Figure get(String id, Person reader) {
        FigureSource source = sources.stream()
                .filter(each -> each.heading().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no figure " + id));
        FigureSource.Heading heading = source.heading();
        FigureSource.Body body = source.body(reader);
        return new Figure(
                heading.id(),
                heading.title(),
                heading.explanation(),
                clock.instant(),
                body.headline(),
                body.table().columns(),
                body.table().rows(),
                body.chart(),
                body.note());
    }
}
