package fr.ampli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The measured part of docs/benchmark.md, between two marks; what people wrote around it stays. */
final class Report {

    private static final Path FILE = Path.of("docs/benchmark.md");
    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder more = new StringBuilder();

    /**
     * A line of the table that is held to a limit.
     *
     * @param target what it has to reach
     * @param goal what it should reach
     * @param atLeast whether more is better
     * @param how the figures it is made of
     */
    void line(String what, double value, String shown, double target, double goal, boolean atLeast, String how) {
        boolean target_met = atLeast ? value >= target : value <= target;
        boolean goal_met = atLeast ? value >= goal : value <= goal;
        String sign = atLeast ? "≥ " : "≤ ";
        lines.add("| " + what + " | " + shown + " | " + sign + number(target) + " | " + sign + number(goal) + " | "
                + (goal_met ? "goal met" : target_met ? "target met" : "**not met**") + " | " + how + " |");
    }

    /** A line that is told and not held to anything. */
    void told(String what, String shown, String how) {
        lines.add("| " + what + " | " + shown + " | | | | " + how + " |");
    }

    /** Text below the table. */
    void below(String text) {
        more.append('\n').append(text).append('\n');
    }

    /** How both sides spread their statements over tables. */
    void tables(BenchServer.Cost ours, BenchServer.Cost reference) {
        StringBuilder text = new StringBuilder(
                "| Table | ours: select | insert | update | delete | WAL, KB | reference: all | WAL, KB |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        Map<String, Map<Sql.Kind, Double>> own = ours.byTable();
        Map<String, Map<Sql.Kind, Double>> its = reference.byTable();
        for (boolean engine : List.of(true, false)) {
            own.entrySet().stream()
                    .filter(each -> each.getKey().startsWith("act_") == engine)
                    .sorted((one, other) -> Double.compare(sum(other.getValue()), sum(one.getValue())))
                    .limit(24)
                    .forEach(each -> {
                        Map<Sql.Kind, Double> kinds = each.getValue();
                        text.append("| ").append(each.getKey());
                        for (Sql.Kind kind :
                                List.of(Sql.Kind.SELECT, Sql.Kind.INSERT, Sql.Kind.UPDATE, Sql.Kind.DELETE)) {
                            text.append(" | ").append(whole(kinds.getOrDefault(kind, 0.0)));
                        }
                        text.append(" | ")
                                .append(kilobytes(ours.walByTable().getOrDefault(each.getKey(), 0.0)))
                                .append(" | ")
                                .append(engine ? whole(sum(its.getOrDefault(each.getKey(), Map.of()))) : "")
                                .append(" | ")
                                .append(
                                        engine
                                                ? kilobytes(
                                                        reference.walByTable().getOrDefault(each.getKey(), 0.0))
                                                : "")
                                .append(" |\n");
                    });
            text.append("| *all ")
                    .append(engine ? "of the engine" : "of our own")
                    .append("* | ")
                    .append(kinds(own, engine))
                    .append(" | ")
                    .append(kilobytes(wal(ours, engine)))
                    .append(" | ")
                    .append(engine ? whole(reference.statements()) : "")
                    .append(" | ")
                    .append(engine ? kilobytes(wal(reference, true)) : "")
                    .append(" |\n");
        }
        below(text.toString());
    }

    private static String kinds(Map<String, Map<Sql.Kind, Double>> tables, boolean engine) {
        Map<Sql.Kind, Double> sums = new TreeMap<>();
        tables.forEach((table, kinds) -> {
            if (table.startsWith("act_") == engine) {
                kinds.forEach((kind, times) -> sums.merge(kind, times, Double::sum));
            }
        });
        return whole(sums.getOrDefault(Sql.Kind.SELECT, 0.0)) + " | " + whole(sums.getOrDefault(Sql.Kind.INSERT, 0.0))
                + " | " + whole(sums.getOrDefault(Sql.Kind.UPDATE, 0.0)) + " | "
                + whole(sums.getOrDefault(Sql.Kind.DELETE, 0.0));
    }

    private static double wal(BenchServer.Cost cost, boolean engine) {
        return cost.walByTable().entrySet().stream()
                .filter(each -> each.getKey().startsWith("act_") == engine)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static double sum(Map<Sql.Kind, Double> kinds) {
        return kinds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String kilobytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes / 1024);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** The table alone. */
    String table() {
        return "| What | Measured | Target | Goal | | How |\n|---|---:|---:|---:|---|---|\n" + String.join("\n", lines)
                + "\n";
    }

    /** Puts the measured part into the page, which keeps everything else. */
    void write(String head) throws IOException {
        String page = Files.readString(FILE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(FILE + " has no place for the measured part");
        }
        Files.writeString(
                FILE,
                page.substring(0, begin + BEGIN.length()) + "\n\n" + head + "\n" + table() + more + "\n"
                        + page.substring(end));
    }
}
