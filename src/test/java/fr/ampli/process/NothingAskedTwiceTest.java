package fr.ampli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ampli.ScenarioTest;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.shared.DossierNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.yaml.snakeyaml.Yaml;

/**
 * Measured on a dossier that goes the straight way: how many questions ask for what an earlier form has put on record,
 * and how many documents the holder is asked for against those that are looked up or used again. What a question asks
 * for is written in forms/questions.yaml.
 */
class NothingAskedTwiceTest extends ScenarioTest {

    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern UPLOAD = Pattern.compile("data-upload=\"(\\w+)\"");
    private static final Pattern LISTED = Pattern.compile("data-documents=\"([^\"]+)\"");

    /** What the way asks and spares today. Better is always welcome: then these follow. */
    private static final int FIELDS = 221;

    private static final int PREFILLED = 13;
    private static final int DOCUMENTS_ASKED = 18;
    private static final int DOCUMENTS_USED_AGAIN = 67;

    /** Documents that come a second time, by sample and kind, and why the scheme wants it. */
    private static final Map<String, String> AGAIN = Map.of(
            "prepare-agreement: BANK_DETAILS", "an updated one is asked for with the agreement if the account changed");

    /** What officers look up in public directories instead of asking for an extract. */
    private static final String LOOKED_UP = "standing.";

    @Autowired
    WebApplicationContext context;

    private final SampleAnswers samples = new SampleAnswers();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> askedFirst = new LinkedHashMap<>();
    private final List<String> table = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final Set<String> documentsAsked = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final List<String> documentsTwice = new ArrayList<>();
    private int used;
    private int lookedUp;
    private int fields;
    private int prefilled;
    private MockMvc web;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void nothing_that_the_dossier_knows_is_typed_again() throws Exception {
        assertThat(questions().keySet()).isSubsetOf(FormFiles.names());
        look("open-dossier", json.createObjectNode(), "open-dossier");
        DossierNumber number = open();
        for (HappyPath.Step step : HappyPath.WHOLE) {
            String form = walk.task(number, step.task()).getFormKey().replaceAll(".*/(.*)\\.html", "$1");
            if (!form.equals("declare-interests") || !askedFirst.containsKey("interests.review")) {
                look(form, facts(number, step.person()), step.variant().isEmpty() ? form : form + "." + step.variant());
            }
            walk.complete(number, step.task(), step.person(), step.variant(), Map.of());
        }
        System.out.printf(
                "%n%-28s %-26s %-30s %s%n", "formulaire", "champ", "fait", "déjà demandé par → ce que le champ fait");
        table.forEach(System.out::println);
        System.out.printf(
                "%d champs sur le parcours, %d repris du dossier, %d saisis deux fois%n",
                fields, prefilled, twice.size());
        System.out.printf(
                "pièces demandées ÷ pièces consultées ou réutilisées : %d ÷ %d (%d consultées dans un registre, %d"
                        + " réutilisées)%n",
                documentsAsked.size(), used + lookedUp, lookedUp, used);
        // All at once: a form that changes moves more than one of them
        SoftAssertions.assertSoftly(today -> {
            today.assertThat(twice).as("typed twice").isEmpty();
            today.assertThat(documentsTwice).as("documents handed in twice").isEmpty();
            today.assertThat(fields)
                    .as("fields on the way: each more is work for somebody; where it has to be, raise FIELDS with the"
                            + " reason")
                    .isLessThanOrEqualTo(FIELDS);
            today.assertThat(prefilled)
                    .as("fields that stand filled: what was filled in for people is typed again; if a form asks for"
                            + " less, lower PREFILLED")
                    .isGreaterThanOrEqualTo(PREFILLED);
            today.assertThat(documentsAsked)
                    .as("documents asked of the holder: each more costs the holder time; where the scheme wants it,"
                            + " raise DOCUMENTS_ASKED with the rule")
                    .hasSizeLessThanOrEqualTo(DOCUMENTS_ASKED);
            today.assertThat(used + lookedUp)
                    .as("documents looked up or used again: a form no longer shows what the dossier holds; if that is"
                            + " meant, lower DOCUMENTS_USED_AGAIN")
                    .isGreaterThanOrEqualTo(DOCUMENTS_USED_AGAIN);
        });
    }

    private void look(String form, JsonNode facts, String sample) throws Exception {
        Map<String, Object> question = questions().get(form);
        assertThat(question).as("questions of %s", form).isNotNull();
        String html = FormFiles.read(form);
        Set<String> acts = new LinkedHashSet<>(list(question, "acts"));
        Map<String, String> record = strings(question, "facts");
        Map<String, String> unless = strings(question, "unless");
        Map<String, String> behind = strings(question, "behind");
        Set<String> seen = new LinkedHashSet<>();
        for (Matcher tag = FIELD.matcher(html); tag.find(); ) {
            String name = attribute(tag.group(), "(?:data-)?name");
            if (name == null || !seen.add(name.replaceAll("\\.\\d+\\.", ".{}."))) {
                continue;
            }
            fields++;
            String field = name.replaceAll("\\.\\d+\\.", ".{}.");
            if (behind.keySet().stream().anyMatch(field::startsWith)
                    || acts.contains(field)
                    || list(question, "hidden").contains(field)) {
                continue;
            }
            if (unless.containsKey(field)) {
                unless(form, html, field, unless.get(field), facts);
                continue;
            }
            assertThat(record)
                    .as("what %s of %s asks for: name it in questions.yaml", field, form)
                    .containsKey(field);
            String fact = record.get(field);
            String from = attribute(tag.group(), "data-value-from");
            boolean stands = from != null
                    && !facts.at("/" + from.replace('.', '/')).asText("").isEmpty();
            prefilled += stands ? 1 : 0;
            String before = askedFirst.putIfAbsent(fact, form);
            if (before != null || stands) {
                tell(form, field, fact, before, stands ? "repris de " + from : "à saisir");
            }
            if (before != null && !stands) {
                twice.add(form + "." + field + " asks for " + fact + ", which " + before + " has asked for");
            }
        }
        documents(html, sample);
    }

    /** Hidden while the record knows: looked up once, or declared once. */
    private void unless(String form, String html, String field, String fact, JsonNode facts) {
        assertThat(html).as(form).contains("data-when=\"!" + fact + "\"");
        boolean there = facts.at("/" + fact.replace('.', '/')).asBoolean();
        String before = askedFirst.putIfAbsent(fact + "/" + field, form);
        lookedUp += field.startsWith(LOOKED_UP) && !there ? 1 : 0;
        used += field.startsWith(LOOKED_UP) && there ? 1 : 0;
        if (before != null || there) {
            tell(
                    form,
                    field,
                    fact,
                    before,
                    there ? "masqué, déjà connu" : "demandé : cette personne ne l'a pas dit, ou c'est périmé");
        }
    }

    private void documents(String html, String sample) {
        for (Matcher place = LISTED.matcher(html); place.find(); ) {
            for (String kind : place.group(1).split("\\s+")) {
                used += known.contains(kind) ? 1 : 0;
            }
        }
        List<String> handedIn = samples.of(sample, today(), "Porteur", Map.of()).documents();
        for (Matcher place = UPLOAD.matcher(html); place.find(); ) {
            used += known.contains(place.group(1)) ? 1 : 0;
            if (!known.contains(place.group(1)) && handedIn.contains(place.group(1))) {
                documentsAsked.add(place.group(1));
            }
        }
        handedIn.stream()
                .filter(known::contains)
                .map(kind -> sample + ": " + kind)
                .filter(place -> !AGAIN.containsKey(place))
                .forEach(documentsTwice::add);
        known.addAll(handedIn);
    }

    private void tell(String form, String field, String fact, String before, String what) {
        table.add(String.format("%-28s %-26s %-30s %s → %s", form, field, fact, before == null ? "–" : before, what));
    }

    private JsonNode facts(DossierNumber number, String person) throws Exception {
        var login = new UsernamePasswordAuthenticationToken(person, "", List.of());
        SecurityContextHolder.getContext().setAuthentication(login);
        return json.readTree(web.perform(get("/api/dossiers/" + number).principal(login))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : null;
    }

    private static Map<String, Map<String, Object>> questions() throws Exception {
        return new Yaml().load(new ClassPathResource("forms/questions.yaml").getInputStream());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Map<String, Object> question, String key) {
        return (Map<String, String>) question.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Map<String, Object> question, String key) {
        return (List<String>) question.getOrDefault(key, List.of());
    }
}
