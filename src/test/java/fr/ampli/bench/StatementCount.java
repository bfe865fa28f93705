package fr.ampli.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Counts what the current thread asks of the database, on whichever of the pool's connections: others who use the same
 * application or the same server at the same time do not show. Statements of a batch count one by one, as in PostgreSQL.
 */
public final class StatementCount implements QueryExecutionListener, MethodExecutionListener {

    private static final int CALLERS = 6;

    private final ThreadLocal<Counted> open = new ThreadLocal<>();

    /** What was counted. */
    public static final class Counted {

        private final Set<String> written = new HashSet<>();
        private final Map<String, Integer> byStatement = new TreeMap<>();
        private final List<String> order = new ArrayList<>();
        private int commits;
        private int savepoints;

        /** Transactions that changed or locked something and were committed. */
        public int commits() {
            return commits;
        }

        /** Savepoints, each of which PostgreSQL keeps like a transaction of its own. */
        public int savepoints() {
            return savepoints;
        }

        /** Statements, those that begin and end transactions apart. */
        public int statements() {
            return byStatement.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How often each kind of statement touched each table: {@code "SELECT ampli.dossier" -> 12}. */
        public Map<String, Integer> byKindAndTable() {
            Map<String, Integer> sums = new TreeMap<>();
            byStatement.forEach((text, times) -> {
                Sql sql = Sql.of(text);
                sums.merge(sql.kind() + " " + sql.table(), times, Integer::sum);
            });
            return sums;
        }

        /** The texts in the order in which they were asked, each after those who asked. */
        public List<String> inOrder() {
            return List.copyOf(order);
        }
    }

    /** Runs something and tells what this thread asked meanwhile. */
    public Counted during(Runnable act) {
        Counted counted = new Counted();
        open.set(counted);
        try {
            act.run();
        } finally {
            open.remove();
        }
        return counted;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when it has been answered
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Counted counted = open.get();
        if (counted == null) {
            return;
        }
        for (QueryInfo query : queries) {
            String text = query.getQuery();
            if (text.contains(Sql.DRIVER) || Sql.of(text).kind() == Sql.Kind.CONTROL) {
                continue;
            }
            int times = Math.max(1, query.getParametersList().size());
            counted.byStatement.merge(text, times, Integer::sum);
            counted.order.add(caller() + " | " + text.replaceAll("\\s+", " "));
            if (Sql.writes(text)) {
                if (commitsItself(execution)) {
                    counted.commits += times;
                } else {
                    counted.written.add(execution.getConnectionId());
                }
            }
        }
    }

    /** The nearest of our own methods, and who called it. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("fr.ampli."))
                        .filter(frame -> !frame.getClassName().startsWith("fr.ampli.bench."))
                        .filter(frame -> !frame.getClassName().contains("$$"))
                        .limit(CALLERS)
                        .map(frame -> frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName() + ":"
                                + frame.getLineNumber())
                        .collect(Collectors.joining(" < ")));
    }

    private static boolean commitsItself(ExecutionInfo execution) {
        try {
            return execution.getStatement().getConnection().getAutoCommit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        // counted when it has returned
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {
        Counted counted = open.get();
        if (counted == null || call.getThrown() != null) {
            return;
        }
        switch (call.getMethod().getName()) {
            case "commit" -> {
                if (counted.written.remove(call.getConnectionInfo().getConnectionId())) {
                    counted.commits++;
                }
            }
            case "rollback" -> {
                if (call.getMethodArgs() == null || call.getMethodArgs().length == 0) {
                    counted.written.remove(call.getConnectionInfo().getConnectionId());
                }
            }
            case "setSavepoint" -> counted.savepoints++;
            default -> {
                // tells nothing of transactions
            }
        }
    }
}
