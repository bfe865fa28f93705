package fr.ampli.oversight;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** What to do when a step stands still: the short form of the runbook. */
@Component
class Recipes {

    /**
     * @param steps ids of activities; one that ends in * stands for all that begin so
     * @param runbook where docs/runbook.md says the whole of it
     * @param title what it is, in French
     * @param action what to do, in one French sentence
     * @param owner who does it
     */
    record Recipe(List<String> steps, String runbook, String title, String action, String owner) {

        boolean isFor(String activity) {
            return steps.stream()
                    .anyMatch(step -> step.endsWith("*")
                            ? activity.startsWith(step.substring(0, step.length() - 1))
                            : step.equals(activity));
        }
    }

    @ConfigurationProperties("ampli")
    record Book(List<Recipe> recipes) {

        /** @throws IllegalArgumentException if some step would be without a recipe */
        Book {
            if (recipes == null
                    || recipes.stream().noneMatch(each -> each.steps().contains("*"))) {
                throw new IllegalArgumentException("ampli.recipes: the last recipe is for \"*\", every other step");
            }
            recipes = List.copyOf(recipes);
        }
    }

    private final Book book;

    Recipes(Book book) {
        this.book = book;
    }

    /** The first recipe that fits the step. */
    Recipe of(String activity) {
        return book.recipes().stream()
                .filter(each -> each.isFor(activity))
                .findFirst()
                .orElseThrow();
    }
}
