package fr.ampli.process.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * Everything that level "full" records, except the copy of submitted form values.
 *
 * <p>With "full" the engine writes each submitted text into ACT_HI_DETAIL, transient or not: personal data would stay
 * there, and an answer of more than 4000 characters would make the submission fail.
 */
final class AmpliHistoryLevel extends AbstractHistoryLevel {

    static final String NAME = "ampli";

    @Override
    public int getId() {
        // Stored in ACT_GE_PROPERTY: never change it for an existing database. 0 to 3 belong to the engine.
        return 64;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return type != HistoryEventTypes.FORM_PROPERTY_UPDATE;
    }

    /**
     * The engine asks "is it the level full?" by equals before it deletes variable details together with their process
     * instance. Were the answer no, they would outlive it.
     */
    @Override
    public boolean equals(Object other) {
        return other == HistoryLevel.HISTORY_LEVEL_FULL || super.equals(other);
    }

    @Override
    public int hashCode() {
        return HistoryLevel.HISTORY_LEVEL_FULL.hashCode();
    }
}
