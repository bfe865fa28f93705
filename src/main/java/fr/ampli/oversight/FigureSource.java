package fr.ampli.oversight;

import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.List;

/** One figure: what it is called, and how it is made. The order of the sources is the order on the screen. */
interface FigureSource {

    /** The headings of the screen, in order. */
    enum Section {
        WHERE("Où en sont les dossiers"),
        BLOCKED("Ce qui bloque"),
        MONEY("L’argent"),
        DELAYS("Les délais"),
        BRAKES("Les trois freins"),
        TEAM("Le travail par équipe");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What a figure is called. @param explanation what it counts, in one or two French sentences */
    record Heading(String id, Section section, String title, String explanation) {}

    /** What a figure says today. */
    record Body(List<Figure.Headline> headline, Figure.Table table, Figure.Chart chart, String note) {

        static Body of(Figure.Table table) {
            return new Body(List.of(), table, Figure.Chart.NONE, null);
        }

        Body headline(String label, Object value, Figure.Type type, Figure.Tone tone) {
            List<Figure.Headline> more = new ArrayList<>(headline);
            more.add(new Figure.Headline(label, value, type, tone));
            return new Body(List.copyOf(more), table, chart, note);
        }

        Body headline(String label, Object value, Figure.Type type) {
            return headline(label, value, type, null);
        }

        Body drawn(Figure.Chart.Kind kind, String x, String... series) {
            return new Body(headline, table, new Figure.Chart(kind, x, List.of(series)), note);
        }

        Body note(String said) {
            return new Body(headline, table, chart, said);
        }
    }

    Heading heading();

    /** What it says to this reader: of dossiers from which they keep away it names none. */
    Body body(Person reader);
}
