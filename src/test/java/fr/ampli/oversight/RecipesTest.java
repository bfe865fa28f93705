package fr.ampli.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The short recipes of the screen are those of the runbook. */
class RecipesTest {

    private static final Recipes.Book BOOK = TestSettings.bind("recipes.yaml", "", "ampli", Recipes.Book.class);
    private static final String GENERAL = "A job has no retries left";

    private static String runbook() throws IOException {
        return Files.readString(Path.of("docs/runbook.md"));
    }

    /** The ids in the first column of the table of the general recipe, with the recipe in the last. */
    private static Map<String, String> table() throws IOException {
        String section = runbook().split("## " + GENERAL, 2)[1].split("\n## ", 2)[0];
        Map<String, String> recipes = new TreeMap<>();
        section.lines()
                .filter(line -> line.startsWith("| `") || line.startsWith("| a timer"))
                .forEach(line -> {
                    String[] cells = line.split("\\|");
                    Pattern.compile("`([^`]+)`")
                            .matcher(cells[1])
                            .results()
                            .map(found ->
                                    found.group(1).replace("…_", "ServiceTask_").replace("_…", "_*"))
                            .filter(id -> Character.isUpperCase(id.charAt(0)))
                            .forEach(id -> recipes.put(
                                    id, cells[cells.length - 1].strip().replace("*", "")));
                });
        return recipes;
    }

    @Test
    void the_runbook_and_the_screen_name_the_same_steps_and_recipes() throws IOException {
        Map<String, String> short_form = new TreeMap<>();
        BOOK.recipes()
                .forEach(recipe -> recipe.steps().stream()
                        .filter(step -> !step.equals("*"))
                        .forEach(step -> short_form.put(step, recipe.runbook())));
        Map<String, String> runbook = table();
        assertThat(runbook.keySet()).hasSizeGreaterThan(10).isEqualTo(short_form.keySet());
        runbook.forEach((step, recipe) -> assertThat(recipe).as(step).startsWith(short_form.get(step)));
    }

    @Test
    void a_recipe_that_is_named_is_a_heading_of_the_runbook() throws IOException {
        String runbook = runbook();
        assertThat(BOOK.recipes())
                .extracting(Recipes.Recipe::runbook)
                .filteredOn(name -> Character.isUpperCase(name.charAt(0)))
                .hasSizeGreaterThan(4)
                .allSatisfy(name ->
                        assertThat(runbook).containsPattern("(?m)^(## |\\*\\*|[^|]*\\*)" + Pattern.quote(name)));
    }

    @Test
    void every_step_that_is_named_is_in_a_model() throws IOException {
        StringBuilder models = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".bpmn")).toList()) {
                models.append(Files.readString(file));
            }
        }
        assertThat(BOOK.recipes())
                .flatExtracting(Recipes.Recipe::steps)
                .allSatisfy(
                        step -> assertThat(models).containsPattern(" id=\"" + step.replace("*", "[A-Za-z_]*") + "\""));
    }

    @Test
    void the_first_that_fits_counts_and_every_step_has_one() {
        Recipes recipes = new Recipes(BOOK);
        assertThat(recipes.of("ServiceTask_DeliverLetter").runbook()).isEqualTo("The mail server is down");
        assertThat(recipes.of("BoundaryEvent_FirstDay").title()).isEqualTo("Une échéance n’a pas pu être traitée");
        assertThat(recipes.of("ServiceTask_NeverHeardOf").runbook()).isEqualTo(GENERAL);
        assertThat(new TreeSet<>(List.of("*")))
                .isSubsetOf(BOOK.recipes().get(BOOK.recipes().size() - 1).steps());
    }

    @Test
    void what_people_read_is_french_and_ends() {
        assertThat(BOOK.recipes()).allSatisfy(recipe -> {
            assertThat(recipe.action()).endsWith(".").doesNotContain("'");
            assertThat(recipe.title()).isNotBlank();
            assertThat(recipe.owner()).isNotBlank();
        });
    }
}
