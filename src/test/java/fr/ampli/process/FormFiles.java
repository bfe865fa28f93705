package fr.ampli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms as a browser shows them: what several of them share is put in. */
public final class FormFiles {

    public static final Path FORMS = Path.of("forms");
    public static final Path PARTIALS =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/partials");

    private static final Pattern PLACE =
            Pattern.compile("<div data-partial=\"([\\w-]+)\"(?: data-prefix=\"([\\w.]+)\")?></div>");

    private FormFiles() {}

    /** The names of all forms, in alphabetical order. */
    public static List<String> names() {
        return stems(FORMS);
    }

    /** The names of all partials, in alphabetical order. */
    public static List<String> partials() {
        return stems(PARTIALS);
    }

    /** A form with its partials in place. */
    public static String read(String name) {
        return PLACE.matcher(raw(name))
                .replaceAll(place -> Matcher.quoteReplacement("<div>"
                        + text(PARTIALS.resolve(place.group(1) + ".html"))
                                .replace("[prefix]", place.group(2) == null ? "" : place.group(2))
                        + "</div>"));
    }

    /** A form as it is deployed. */
    public static String raw(String name) {
        return text(FORMS.resolve(name + ".html"));
    }

    private static List<String> stems(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
