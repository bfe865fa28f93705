package fr.ampli.process.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Valid answers to every form, kept as {@code demo/answers/<form>.json}. Dates stand relative to the day of use:
 * <code>{{+30}}</code> is in 30 days, <code>{{-6M}}</code> six months ago, <code>{{+12M-1}}</code> a year less a day.
 * <code>{{serial}}</code> is a number that no other answer has, <code>{{iban}}</code> and <code>{{new-iban}}</code> are
 * accounts that no other answer has, ending in 0189 and 2606, and <code>{{holder}}</code> is the name of the structure.
 * The field {@code $documents} names what is uploaded before the form is completed.
 */
public final class SampleAnswers {

    private static final Pattern DATE = Pattern.compile("\\{\\{(?:([+-]\\d+)M)?([+-]\\d+)?}}");
    private static final String DOCUMENTS = "$documents";
    private static final String SERIAL = "{{serial}}";
    private static final String IBAN = "{{iban}}";
    private static final String NEW_IBAN = "{{new-iban}}";
    private static final String HOLDER = "{{holder}}";

    /** An account number grown by so much keeps its last two digits and its key. */
    private static final long SAME_KEY = 9_700;

    /** From a start of its own in every run, so that runs on one database do not meet. */
    private static final AtomicInteger SERIALS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(100_000, 900_000));

    private final ObjectMapper json = new ObjectMapper();

    /** An answer ready to be given. */
    public record Sample(String answer, List<String> documents) {}

    /**
     * @param name the form's key, or {@code <form>.<variant>}
     * @param overrides values by field name, dots for nested fields; null takes the field away
     */
    public Sample of(String name, LocalDate today, Map<String, Object> overrides) {
        return of(name, today, "", overrides);
    }

    /**
     * The same for a dossier.
     *
     * @param holder what its structure is called
     */
    public Sample of(String name, LocalDate today, String holder, Map<String, Object> overrides) {
        ObjectNode answer = read(name);
        List<String> documents = new ArrayList<>();
        JsonNode named = answer.remove(DOCUMENTS);
        if (named != null) {
            named.forEach(kind -> documents.add(kind.asText()));
        }
        resolved(answer, today);
        answer.properties().stream()
                .filter(field -> HOLDER.equals(field.getValue().asText()))
                .forEach(field -> field.setValue(TextNode.valueOf(holder)));
        overrides.forEach((path, value) -> override(answer, path, value));
        return new Sample(answer.toString(), documents);
    }

    private ObjectNode read(String name) {
        String resource = "demo/answers/" + name + ".json";
        try (InputStream in = SampleAnswers.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample answer " + resource);
            }
            return (ObjectNode) json.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + resource, broken);
        }
    }

    private static JsonNode resolved(JsonNode node, LocalDate today) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(resolved(field.getValue(), today)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, resolved(array.get(i), today));
            }
        } else if (node.isTextual()) {
            Matcher date = DATE.matcher(node.asText());
            if (date.matches()) {
                LocalDate day = today.plusMonths(number(date.group(1))).plusDays(number(date.group(2)));
                return TextNode.valueOf(day.toString());
            }
            switch (node.asText()) {
                case IBAN -> {
                    return TextNode.valueOf(account("FR763000600001", 12_345_678_901L, "89"));
                }
                case NEW_IBAN -> {
                    return TextNode.valueOf(account("FR762004101005", 5_000_134_026L, "06"));
                }
                default -> {
                    // a date or a plain word
                }
            }
            if (node.asText().contains(SERIAL)) {
                return TextNode.valueOf(node.asText().replace(SERIAL, Integer.toString(SERIALS.incrementAndGet())));
            }
        }
        return node;
    }

    private static String account(String bank, long first, String key) {
        return bank + String.format("%011d", first + SAME_KEY * SERIALS.incrementAndGet()) + key;
    }

    private static int number(String signed) {
        return signed == null ? 0 : Integer.parseInt(signed);
    }

    private void override(ObjectNode answer, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            override(answer.withObject("/" + path.substring(0, dot)), path.substring(dot + 1), value);
        } else if (value == null) {
            answer.remove(path);
        } else {
            answer.set(path, json.valueToTree(value));
        }
    }
}
