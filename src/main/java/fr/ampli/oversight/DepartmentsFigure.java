package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.referral.Department;
import fr.ampli.shared.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where the projects are (I5). */
@Component
@Order(120)
class DepartmentsFigure implements FigureSource {

    private final Tallies tallies;
    private final TwoYears years;

    DepartmentsFigure(Tallies tallies, TwoYears years) {
        this.tallies = tallies;
        this.years = years;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "departments",
                Section.BRAKES,
                "Dossiers par département (I5)",
                "Les dossiers ouverts depuis l’origine et cette année, par département du projet.");
    }

    @Override
    public Body body(Person reader) {
        Map<String, List<Tally>> byCode =
                tallies.of("department").stream().collect(Collectors.groupingBy(Tally::facet));
        long all = byCode.values().stream().mapToLong(TwoYears::cases).sum();
        Figure.Table table = new Figure.Table()
                .column("department", "Département", Type.TEXT)
                .column("thisYear", "Ouverts en " + years.current(), Type.INTEGER)
                .column("all", "Depuis l’origine", Type.INTEGER)
                .column("share", "Part", Type.PERCENT);
        byCode.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Tally>> each) -> -TwoYears.cases(each.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> {
                    long cases = TwoYears.cases(each.getValue());
                    table.row(
                            label(each.getKey()),
                            TwoYears.cases(each.getValue().stream()
                                    .filter(tally -> tally.day().getYear() == years.current())
                                    .toList()),
                            cases,
                            new Share(cases, all).percent().orElse(null));
                });
        return Body.of(table)
                .drawn(Kind.BAR, "department", "all")
                .note("La population des départements n’est pas dans l’application : le nombre de dossiers pour 100 000"
                        + " habitants et la part rurale ne sont donc pas calculés.");
    }

    private static String label(String code) {
        return Department.ofCode(code)
                .map(each -> each.label() + " (" + code + ")")
                .orElse("Hors de la région (" + code + ")");
    }
}
