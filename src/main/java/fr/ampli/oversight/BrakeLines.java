package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Tone;
import fr.ampli.oversight.Figure.Type;

/** The indicators of one brake, line by line in the table of all. */
final class BrakeLines {

    private final Figure.Table table;
    private final String brake;
    private long met;
    private long known;

    BrakeLines(Figure.Table table, String brake) {
        this.table = table;
        this.brake = brake;
    }

    /** The table that the lines of every brake go into. */
    static Figure.Table table() {
        return new Figure.Table()
                .column("brake", "Frein", Type.TEXT)
                .column("id", "N°", Type.TEXT)
                .column("indicator", "Indicateur", Type.TEXT)
                .column("value", "Valeur", Type.TEXT)
                .column("target", "Cible", Type.TEXT)
                .column("state", "État", Type.TEXT)
                .column("cases", "Dossiers", Type.INTEGER)
                .column("remark", "Remarque", Type.TEXT);
    }

    /**
     * What an indicator says.
     *
     * @param value in words, or null where there is no case yet
     * @param tone null where there is no target
     */
    record Found(String value, Tone tone, long cases) {

        static final Found NOTHING = new Found(null, null, 0);

        static Found of(Share share, Tone tone) {
            return share.french()
                    .map(value -> new Found(value, tone, share.whole()))
                    .orElse(NOTHING);
        }

        /** A share that should be so many percent. */
        static Found atLeast(long percent, Share share) {
            return of(share, share.percent().map(Target.atLeast(percent)::tone).orElse(null));
        }
    }

    void told(String id, String indicator, String target, Found found, String remark) {
        if (found.tone() != null) {
            known++;
            met += found.tone() == Tone.OK ? 1 : 0;
        }
        table.row(
                brake,
                id,
                indicator,
                found.value() == null ? "Pas encore de cas" : found.value(),
                target,
                found.tone() == null ? null : found.tone().label(),
                found.cases(),
                remark);
    }

    void unknown(String id, String indicator, String target, String why) {
        table.row(brake, id, indicator, "Non mesuré", target, null, null, why);
    }

    /** Indicators whose target is met. */
    long met() {
        return met;
    }

    /** Indicators that have a case and a target. */
    long known() {
        return known;
    }
}
