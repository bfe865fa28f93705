package fr.ampli.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The French of Camunda's web applications: our words laid over the English that comes with them. A word that we lack,
 * after a new version for example, shows in English, never as its key.
 */
@RestController
class WebappFrench {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";

    private record Words(byte[] json, String tag) {}

    private final Map<String, Words> words = new TreeMap<>();

    /** @throws IOException if a file of words is missing or no JSON */
    WebappFrench(ObjectMapper mapper) throws IOException {
        for (String app : new String[] {"tasklist", "cockpit", "admin", "welcome"}) {
            JsonNode merged = over((ObjectNode) read(mapper, app, "en"), read(mapper, app, "fr"));
            byte[] json = mapper.writeValueAsBytes(merged);
            words.put(app, new Words(json, DigestUtils.md5DigestAsHex(json)));
        }
    }

    @GetMapping("/camunda/app/tasklist/locales/fr.json")
    ResponseEntity<byte[]> tasklist() {
        return answer("tasklist");
    }

    @GetMapping("/camunda/app/cockpit/locales/fr.json")
    ResponseEntity<byte[]> cockpit() {
        return answer("cockpit");
    }

    @GetMapping("/camunda/app/admin/locales/fr.json")
    ResponseEntity<byte[]> admin() {
        return answer("admin");
    }

    @GetMapping("/camunda/app/welcome/locales/fr.json")
    ResponseEntity<byte[]> welcome() {
        return answer("welcome");
    }

    private ResponseEntity<byte[]> answer(String app) {
        Words of = words.get(app);
        // Asked for at each start of an application, and 165 KB in Cockpit: the browser keeps it and asks whether it
        // holds
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(of.tag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(of.json());
    }

    private static JsonNode read(ObjectMapper mapper, String app, String language) throws IOException {
        try (InputStream content =
                new ClassPathResource(APPS + app + "/locales/" + language + ".json").getInputStream()) {
            return mapper.readTree(content);
        }
    }

    /** Lists (months, days) are taken whole. */
    static ObjectNode over(ObjectNode english, JsonNode french) {
        french.properties().forEach(field -> {
            JsonNode below = english.get(field.getKey());
            english.set(
                    field.getKey(),
                    below instanceof ObjectNode words && field.getValue().isObject()
                            ? over(words, field.getValue())
                            : field.getValue());
        });
        return english;
    }
}
