package fr.ampli.process.engine;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine of this application. What it deploys is the list in META-INF/processes.xml. */
@Configuration(proxyBeanMethods = false)
@EnableProcessApplication("ampli")
class EngineConfiguration {

    @Bean
    static ProcessEnginePlugin ampliEngine() {
        return new AmpliEngine();
    }

    @Bean
    Clock clock() {
        return new EngineClock();
    }
}
