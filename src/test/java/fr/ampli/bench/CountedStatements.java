package fr.ampli.bench;

import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Puts a count between the application and its pool. */
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    private static final StatementCount COUNT = new StatementCount();

    @Bean
    StatementCount statementCount() {
        return COUNT;
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool
                        ? ProxyDataSourceBuilder.create(pool)
                                .listener(COUNT)
                                .methodListener(COUNT)
                                .build()
                        : bean;
            }
        };
    }
}
