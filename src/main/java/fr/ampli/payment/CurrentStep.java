package fr.ampli.payment;

import java.util.Optional;

/** The step of a process that is being taken. Processes live outside: in the engine. */
public interface CurrentStep {

    /** Empty where no process runs. */
    Optional<Step> now();
}
