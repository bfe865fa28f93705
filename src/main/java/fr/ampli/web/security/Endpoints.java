package fr.ampli.web.security;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** access/endpoints.yaml, read: who may knock at which address. The first line that fits decides. */
final class Endpoints {

    static final String ANYBODY = "anybody";

    /** Where the engine's interface hangs, and which groups may use it there at all. */
    private static final Set<String> ENGINE_REST = Set.of("camunda-admin", "technique");

    private static final List<String> ENGINE_REST_PATHS = List.of("/engine-rest/engine/default", "/engine-rest");
    private static final String ENGINE_OF_ANY_NAME = "/camunda/api/engine/engine/";

    private static final String ENGINE_OF_WEBAPPS = "/camunda/api/engine/engine/default";
    private static final String TECHNICAL = "technique";

    /**
     * One address.
     *
     * @param methods HTTP methods
     * @param path the address, placeholders in braces
     * @param groups who may; the one word {@link #ANYBODY} also without a login
     */
    record Endpoint(Set<String> methods, PathPattern path, Set<String> groups) {

        boolean fits(String method, PathContainer asked) {
            // Spring answers HEAD wherever it answers GET
            return methods.contains(method.equals("HEAD") ? "GET" : method) && path.matches(asked);
        }

        boolean isOpen() {
            return groups.contains(ANYBODY);
        }
    }

    private final List<Endpoint> endpoints;

    private Endpoints(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    static Endpoints fromFile() {
        try (InputStream file = new ClassPathResource("access/endpoints.yaml").getInputStream()) {
            return from(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("access/endpoints.yaml cannot be read", unreadable);
        }
    }

    static Endpoints from(Map<String, Map<String, Object>> file) {
        Map<String, Object> sets = file.get("sets");
        List<Endpoint> all = new ArrayList<>();
        file.forEach((section, lines) -> {
            if (!section.equals("sets")) {
                lines.forEach((line, who) -> add(all, section.equals("engine"), line, groups(line, who, sets)));
            }
        });
        return new Endpoints(all);
    }

    /** The line that decides about a request, if any does. */
    Optional<Endpoint> of(String method, String path) {
        // The web applications ask for some of it with a slash behind, which says the same to the engine
        boolean slashBehind =
                path.startsWith(ENGINE_OF_ANY_NAME) && path.endsWith("/") && !path.equals(ENGINE_OF_ANY_NAME);
        PathContainer asked = PathContainer.parsePath(slashBehind ? path.substring(0, path.length() - 1) : path);
        return endpoints.stream()
                .filter(endpoint -> endpoint.fits(method, asked))
                .findFirst();
    }

    List<Endpoint> all() {
        return endpoints;
    }

    private static void add(List<Endpoint> all, boolean ofEngine, String line, Set<String> groups) {
        String[] words = line.split(" ");
        if (words.length != 2 || !words[1].startsWith("/")) {
            throw new IllegalStateException("access/endpoints.yaml: \"" + line + "\" is not of the form METHOD /path");
        }
        Set<String> methods = Set.of(words[0].split(","));
        if (!ofEngine) {
            all.add(new Endpoint(methods, pattern(words[1]), groups));
            return;
        }
        // The root of the interface lists the engines: it lies above the engine's own path
        String webapps = words[1].equals("/") ? ENGINE_OF_ANY_NAME : ENGINE_OF_WEBAPPS + words[1];
        Set<String> people = new LinkedHashSet<>(groups);
        people.remove(TECHNICAL);
        all.add(new Endpoint(methods, pattern(webapps), people));
        Set<String> ofRest = new LinkedHashSet<>(groups);
        ofRest.retainAll(ENGINE_REST);
        for (String base : ENGINE_REST_PATHS) {
            all.add(new Endpoint(methods, pattern(base + words[1]), ofRest));
        }
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> groups(String line, Object who, Map<String, Object> sets) {
        Set<String> groups = new LinkedHashSet<>();
        for (String word : who instanceof List ? (List<String>) who : List.of((String) who)) {
            if (sets.containsKey(word)) {
                groups.addAll((List<String>) sets.get(word));
            } else {
                groups.add(word);
            }
        }
        if (groups.isEmpty()) {
            throw new IllegalStateException("access/endpoints.yaml: nobody may \"" + line + "\"; leave the line out");
        }
        return groups;
    }
}
