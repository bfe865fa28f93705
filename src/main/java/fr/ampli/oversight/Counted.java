package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Tone;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.FigureSource.Body;

/** A number that is counted only as far as anybody cares: "plus de 200". */
final class Counted {

    /** What is counted at most: one more than what is told exactly. */
    static final int ENOUGH = 201;

    private Counted() {}

    static Body headline(Body body, String label, int counted) {
        return counted < ENOUGH
                ? body.headline(label, (long) counted, Type.INTEGER, counted > 0 ? Tone.LATE : Tone.OK)
                : body.headline(label, "plus de " + (ENOUGH - 1), Type.TEXT, Tone.LATE);
    }
}
