package fr.ampli;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the operator's sentence instead of a page of stack trace. */
final class OwnPostgresFailureAnalyzer extends AbstractFailureAnalyzer<OwnPostgresException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OwnPostgresException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
