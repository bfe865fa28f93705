package fr.ampli.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A figure as a screen shows it: some numbers at its head, a table, and a picture of the table.
 *
 * @param explanation what it counts, in one or two French sentences
 * @param asOf the moment for which it is true
 * @param rows by the keys of the columns; a value that is not known is null
 * @param chart what of the table is drawn
 * @param note what a reader must know besides, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String id,
        String title,
        String explanation,
        Instant asOf,
        List<Headline> headline,
        List<Column> columns,
        List<Map<String, Object>> rows,
        Chart chart,
        String note) {

    /** A figure in the list of all. @param section French heading under which it stands */
    public record Entry(String id, String section, String title) {}

    /** What a value is. */
    public enum Type {
        TEXT,
        INTEGER,
        /** Whole days. */
        DAYS,
        /** Cents. */
        MONEY,
        /** A number from 0 to 100, with one decimal. */
        PERCENT,
        /** A day, written 2026-11-25. */
        DATE,
        /** A moment, written in UTC. */
        INSTANT,
        /** The number of a dossier that the reader may look into. */
        DOSSIER,
        /** An address within the application. */
        LINK;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a number is to be taken. */
    public enum Tone {
        OK,
        WATCH,
        LATE;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** In French, for tables. */
        String label() {
            return switch (this) {
                case OK -> "conforme";
                case WATCH -> "à surveiller";
                case LATE -> "hors cible";
            };
        }
    }

    /** A number at the head. @param tone how it is to be taken, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Headline(String label, Object value, Type type, Tone tone) {}

    public record Column(String key, String label, Type type) {}

    /** @param x key of the column along the axis; @param series keys of the columns that are drawn */
    public record Chart(Kind kind, String x, List<String> series) {

        static final Chart NONE = new Chart(Kind.NONE, "", List.of());

        public enum Kind {
            BAR,
            STACKED,
            LINE,
            NONE;

            @JsonValue
            String json() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** A table under way: its columns, and rows in the order of the columns. */
    static final class Table {

        private final List<Column> columns = new ArrayList<>();
        private final List<Map<String, Object>> rows = new ArrayList<>();

        Table column(String key, String label, Type type) {
            columns.add(new Column(key, label, type));
            return this;
        }

        /** @throws IllegalArgumentException if there are more or fewer values than columns */
        Table row(Object... values) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
            }
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                row.put(columns.get(i).key(), values[i]);
            }
            rows.add(row);
            return this;
        }

        List<Column> columns() {
            return List.copyOf(columns);
        }

        List<Map<String, Object>> rows() {
            return List.copyOf(rows);
        }
    }
}
