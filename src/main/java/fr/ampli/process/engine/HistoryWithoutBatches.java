package fr.ampli.process.engine;

import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;

/**
 * The engine's history, except that it does not look for a batch where there can be none. A job of a batch carries the
 * batch's id where every other job carries what its model says ("async-before", "DATE: ${…}"); with a removal time given
 * from the start the engine reads ACT_HI_BATCH by either, whenever a job begins or ends.
 */
final class HistoryWithoutBatches extends CacheAwareHistoryEventProducer {

    @Override
    protected HistoricBatchEntity getHistoricBatchById(String id) {
        return isOfAModel(id) ? null : super.getHistoricBatchById(id);
    }

    /** @param configuration of a job definition; an id has no colon */
    static boolean isOfAModel(String configuration) {
        return configuration.equals(MessageJobDeclaration.ASYNC_BEFORE)
                || configuration.equals(MessageJobDeclaration.ASYNC_AFTER)
                || configuration.indexOf(':') > 0;
    }
}
