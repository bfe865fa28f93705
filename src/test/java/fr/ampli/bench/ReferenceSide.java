package fr.ampli.bench;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The engine alone, as it comes, with the same waiting: no Spring, no delegates, no variables. Two settings are the
 * application's, because they are not what is compared: ids are made in memory, and the pool is of the same size.
 */
final class ReferenceSide extends Side implements AutoCloseable {

    private static final String DATABASE = "reference_bench";

    private final BenchServer server;
    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final String root;
    private boolean claims = true;

    ReferenceSide(BenchServer server, ReferenceModels models) {
        this.server = server;
        server.create(DATABASE);
        this.pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(DATABASE));
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(20);
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("reference");
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setDbMetricsReporterActivate(false);
        this.engine = configuration.buildProcessEngine();
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        models.files().forEach(deployment::addModelInstance);
        deployment.deploy();
        this.root = models.root();
    }

    /** Whether tasks are taken before they are completed, as in Tasklist. */
    void claims(boolean taken) {
        this.claims = taken;
    }

    @Override
    String database() {
        return DATABASE;
    }

    @Override
    ReferenceWalker walker() {
        return new ReferenceWalker(engine, server.lookUp(DATABASE), root, claims);
    }

    /** How many instances of the reference have not ended. */
    long unfinished() {
        return engine.getRuntimeService().createProcessInstanceQuery().count();
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
