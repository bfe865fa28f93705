package fr.ampli.process.engine;

import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.access.Staffing;
import fr.ampli.oversight.Tallies;
import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine of this application. What it deploys is the list in META-INF/processes.xml. */
@Configuration(proxyBeanMethods = false)
@EnableProcessApplication("ampli")
class EngineConfiguration {

    @Bean
    static TaskGuard taskGuard(
            ObjectProvider<Staffing> staffing, ObjectProvider<Parts> parts, ObjectProvider<People> people) {
        return new TaskGuard(staffing::getObject, parts::getObject, people::getObject);
    }

    @Bean
    static ProcessEnginePlugin ampliEngine(
            TaskGuard guard,
            ObjectProvider<DeputyTasks> deputies,
            ObjectProvider<TaskClocks> clocks,
            ObjectProvider<EndOfDrafts> drafts,
            ObjectProvider<Tallies> tallies) {
        return new AmpliEngine(
                guard,
                task -> deputies.getObject().assigned(task),
                task -> clocks.getObject().happened(task),
                task -> drafts.getObject().happened(task),
                execution -> drafts.getObject().started(execution),
                new ActivityTallies(tallies::getObject));
    }

    @Bean
    Clock clock() {
        return new EngineClock();
    }
}
