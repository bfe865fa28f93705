package fr.ampli.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** access/groups.yaml, read: the groups and what each of them is granted. */
record Grants(Map<String, String> groups, List<Grant> grants) {

    /** One line of the file: a group, a kind of thing, which one ("*" for all), and what may be done with it. */
    record Grant(String group, String resource, String of, List<String> permissions) {}

    static Grants fromFile() {
        try (InputStream file = new ClassPathResource("access/groups.yaml").getInputStream()) {
            return from(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("access/groups.yaml cannot be read", unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Grants from(Map<String, Map<String, Object>> file) {
        Map<String, String> names = new LinkedHashMap<>();
        List<Grant> grants = new ArrayList<>();
        Map<String, Object> words = file.get("words");
        file.get("groups")
                .forEach((group, content) -> ((Map<String, Object>) content).forEach((word, value) -> {
                    if (word.equals("name")) {
                        names.put(group, (String) value);
                        return;
                    }
                    if (!words.containsKey(word)) {
                        throw new IllegalStateException("access/groups.yaml: \"" + word + "\" of group " + group
                                + " is not explained under words");
                    }
                    for (Map<String, Object> meaning : (List<Map<String, Object>>) words.get(word)) {
                        List<String> targets =
                                meaning.containsKey("of") ? List.of((String) meaning.get("of")) : (List<String>) value;
                        for (String target : targets) {
                            grants.add(new Grant(group, (String) meaning.get("resource"), target, (List<String>)
                                    meaning.get("permissions")));
                        }
                    }
                }));
        return new Grants(names, grants);
    }
}
