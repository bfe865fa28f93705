package fr.ampli.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement does, and to which table first.
 *
 * @param table with the schema {@code ampli} where it is ours, in small letters; empty where the statement names none
 */
record Sql(Kind kind, String table) {

    /** In a comment of every statement that a driver asks on its own account: such statements are not counted. */
    static final String DRIVER = "/* bench */";

    /** CONTROL begins and ends transactions and sets parameters. */
    enum Kind {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        CONTROL
    }

    private static final Pattern CHANGE =
            Pattern.compile("\\b(insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(?:only\\s+)?([\\w.\"]+)");
    private static final Pattern FROM = Pattern.compile("\\bfrom\\s+(?:only\\s+)?\\(*\\s*([\\w.\"]+)");
    private static final Pattern FUNCTION = Pattern.compile("^select\\s+(?:\\*\\s+from\\s+)?([\\w.]+)\\s*\\(");
    private static final Pattern LOCK = Pattern.compile("\\bfor\\s+(?:no\\s+key\\s+)?(?:update|share|key\\s+share)\\b");

    static Sql of(String text) {
        String plain = plain(text);
        String first = plain.split("\\W", 2)[0];
        return switch (first) {
            case "select", "values", "table" -> new Sql(Kind.SELECT, from(plain));
            case "insert", "update", "delete", "merge", "with" -> change(plain);
            default -> new Sql(Kind.CONTROL, "");
        };
    }

    /** Whether PostgreSQL gives the transaction an id because of it: a change, or rows locked until its end. */
    static boolean writes(String text) {
        Kind kind = of(text).kind();
        return kind == Kind.SELECT ? LOCK.matcher(plain(text)).find() : kind != Kind.CONTROL;
    }

    private static String plain(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("--[^\\n]*", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Sql change(String plain) {
        Matcher change = CHANGE.matcher(LOCK.matcher(plain).replaceAll(" ").replace("do update", "do"));
        if (!change.find()) {
            return new Sql(Kind.SELECT, from(plain));
        }
        Kind kind = change.group(1).startsWith("insert")
                ? Kind.INSERT
                : change.group(1).startsWith("delete") ? Kind.DELETE : Kind.UPDATE;
        return new Sql(kind, named(change.group(2)));
    }

    private static String from(String plain) {
        Matcher function = FUNCTION.matcher(plain);
        Matcher table = FROM.matcher(plain);
        return table.find() ? named(table.group(1)) : function.find() ? named(function.group(1)) + "()" : "";
    }

    private static String named(String table) {
        return table.replace("\"", "").replaceFirst("^public\\.", "");
    }
}
