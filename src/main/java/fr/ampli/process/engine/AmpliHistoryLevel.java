package fr.ampli.process.engine;

import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Everything that level "full" records, except the copy of submitted form values and what processes themselves do to
 * their variables. A variable is a key, a flag, a date or a word that follows from an act on record; its value stays in
 * the history, each of its earlier values does not. Changed by hand, old and new value are kept. Exclusive gateways are
 * left out too: they take no time and ask nobody, and the step behind them tells which way was taken. So is that a job
 * came into being, and that a model proposes a task to its groups: the step that it belongs to tells it. What became of
 * the job is kept, and so is what somebody changes about a task.
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
        if (type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL) {
            // No process is at work where somebody changes a variable by hand
            return Context.getBpmnExecutionContext() == null;
        }
        return type != HistoryEventTypes.FORM_PROPERTY_UPDATE
                && type != HistoryEventTypes.JOB_CREATE
                && !isChoice(entity)
                && !isOfTheModel(entity);
    }

    /** The engine asks about links of all kinds; at work within a process, a model gives and takes candidates. */
    private static boolean isOfTheModel(Object entity) {
        return entity instanceof IdentityLinkEntity link
                && IdentityLinkType.CANDIDATE.equals(link.getType())
                && Context.getBpmnExecutionContext() != null;
    }

    private static boolean isChoice(Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && ActivityTypes.GATEWAY_EXCLUSIVE.equals(
                        execution.getActivity().getProperty(BpmnProperties.TYPE.getName()));
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
