package fr.ampli.process.engine;

import java.lang.reflect.Field;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * Expressions in task queries are code. From outside none is taken, not even inside {@code orQueries}, which Camunda
 * 7.24.0 forgets to look at (CVE-2026-109432); a stored filter keeps and runs only the few that task lists need.
 */
final class QueryExpressions extends CommandInterceptor {

    private static final Pattern HARMLESS =
            Pattern.compile("\\$\\{\\s*(?:currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
                    + "|dateTime\\(\\)(?:\\.(?:plus|minus)(?:Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,4}\\)"
                    + "|\\.withTimeAtStartOfDay\\(\\))*(?:\\.toDate\\(\\))?)\\s*}");

    private static final Field EXTENSION = field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Field FILTER_ID = field(AbstractExecuteFilterCmd.class, "filterId");
    private static final Field SAVED = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query) {
            refuseBelow(query);
        } else if (command instanceof SaveFilterCmd) {
            refuseUnknown(((Filter) value(SAVED, command)).getQuery());
        } else if ((Object) command instanceof AbstractExecuteFilterCmd) {
            if (value(EXTENSION, command) instanceof AbstractQuery<?, ?> extension) {
                refuseAny(extension);
            }
            refuseUnknown(stored((String) value(FILTER_ID, command)));
        }
        return next.execute(command);
    }

    /** What stands beside the sub-queries is the engine's own check, whoever asks. */
    private static void refuseBelow(TaskQueryImpl query) {
        for (TaskQueryImpl part : query.getQueries()) {
            if (part != query) {
                refuseAny(part);
            }
        }
    }

    private static void refuseAny(AbstractQuery<?, ?> query) {
        for (AbstractQuery<?, ?> part : partsOf(query)) {
            if (!part.getExpressions().isEmpty()) {
                throw new BadUserRequestException("Expressions are not taken in queries, sub-queries included");
            }
        }
    }

    private static void refuseUnknown(Query<?, ?> query) {
        if (!(query instanceof AbstractQuery<?, ?> stored)) {
            return;
        }
        for (AbstractQuery<?, ?> part : partsOf(stored)) {
            for (String expression : part.getExpressions().values()) {
                if (!HARMLESS.matcher(expression).matches()) {
                    throw new BadUserRequestException("A stored filter takes currentUser(), currentUserGroups(), now()"
                            + " and dateTime() with simple steps, no other expression");
                }
            }
        }
    }

    private static List<? extends AbstractQuery<?, ?>> partsOf(AbstractQuery<?, ?> query) {
        return query instanceof TaskQueryImpl task ? task.getQueries() : List.of(query);
    }

    /** Null where there is none: the command itself says so. */
    private static Query<?, ?> stored(String filterId) {
        if (filterId == null) {
            return null;
        }
        Filter filter = Context.getCommandContext()
                .runWithoutAuthorization(
                        () -> Context.getCommandContext().getFilterManager().findFilterById(filterId));
        return filter == null ? null : filter.getQuery();
    }

    private static Field field(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException other) {
            throw new IllegalStateException("This guard was made for Camunda 7.24.0", other);
        }
    }

    private static Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
