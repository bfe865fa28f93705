package fr.ampli.process.engine;

import fr.ampli.shared.Refusal;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Leaves a refusal on the HTTP request while it passes.
 *
 * <p>The engine wraps it in English exceptions and its HTTP interface keeps only their text; the request attribute
 * (named like the class) lets the web layer give the person the reasons instead.
 */
final class RefusalMark extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            RequestAttributes request = RequestContextHolder.getRequestAttributes();
            Refusal refusal = refusalIn(failure);
            if (request != null && refusal != null) {
                request.setAttribute(Refusal.class.getName(), refusal, RequestAttributes.SCOPE_REQUEST);
            }
            throw failure;
        }
    }

    private static Refusal refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
