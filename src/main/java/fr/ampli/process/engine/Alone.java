package fr.ampli.process.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Does something within a transaction of its own, engine included. Spring's own new transaction would not do: calls of
 * the engine from a delegate join the command that runs, and are written with it or not at all.
 */
@Component
public class Alone {

    private final ObjectProvider<ProcessEngine> engine;

    Alone(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** What is done here is kept when this returns, and undone when it throws, whatever the caller does afterwards. */
    public <T> T run(Supplier<T> act) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew()
                .execute(context -> act.get());
    }
}
