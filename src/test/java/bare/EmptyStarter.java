package bare;

import org.springframework.boot.builder.SpringApplicationBuilder;

/** An application with Camunda and nothing of its own, workers on: what our start is measured against. */
public final class EmptyStarter {

    private EmptyStarter() {}

    /** @param arguments settings, as on a command line */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareCamunda.class).run(arguments);
    }
}
