package fr.ampli.payment;

import fr.ampli.access.Obstacle;
import fr.ampli.access.Part;
import fr.ampli.access.PartTaken;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Nobody held two parts that exclude each other (R55); a conflict declared after an act is told (R56, E26). */
record PersonsDifferentCheck(Parts parts, People people) implements GateCheck {

    /** The parts that are named to whoever pays. */
    private static final Set<Part> TOLD = Set.of(
            Part.REVIEW,
            Part.SECOND_READING,
            Part.SERVICE_DONE_CONTROL,
            Part.PAYMENT_PREPARATION,
            Part.PAYMENT_CERTIFICATION);

    @Override
    public String code() {
        return "PERSONS_DIFFERENT";
    }

    @Override
    public String clause() {
        return "R55";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        List<PartTaken> taken = parts.of(number);
        Map<Person, String> names =
                people.namesOf(taken.stream().map(PartTaken::person).distinct().toList());
        List<Obstacle> clashes = parts.clashes(number);
        List<Obstacle> held = clashes.stream()
                .filter(clash ->
                        clash.wanted().filter(Part.CONFLICT_DECLARED::equals).isEmpty())
                .toList();
        if (!held.isEmpty()) {
            return new Finding(
                    false,
                    held.stream()
                            .map(clash -> name(names, clash.earlier().person()) + " a tenu « "
                                    + clash.earlier().part().label() + " » et « "
                                    + clash.wanted().map(Part::label).orElse("") + " »")
                            .collect(Collectors.joining(" ; ", "", ".")));
        }
        if (!clashes.isEmpty()) {
            return Finding.warning(clashes.stream()
                    .map(clash -> name(names, clash.earlier().person()) + " a tenu « "
                            + clash.earlier().part().label() + " » et a déclaré ensuite un conflit d'intérêts")
                    .collect(Collectors.joining(
                            " ; ", "", " : vérifiez que l'acte a été repris par quelqu'un d'autre.")));
        }
        String who = taken.stream()
                .filter(part -> TOLD.contains(part.part()))
                .map(part -> part.part().label() + " : " + name(names, part.person()))
                .collect(Collectors.joining(" ; "));
        return new Finding(
                true,
                who.isEmpty() ? "Personne n'a tenu deux rôles incompatibles." : "Une personne par rôle : " + who + ".");
    }

    private static String name(Map<Person, String> names, Person person) {
        return names.getOrDefault(person, person.id());
    }

    @Override
    public String sentence() {
        return "L'instruction, le contrôle, la préparation et la certification sont tenus par des personnes différentes.";
    }

    @Override
    public String remedy() {
        return "Deux rôles incompatibles tenus par une même personne ne se corrigent pas dans le dossier : prévenez le"
                + " chef de service, qui fait reprendre l'acte et consulte le service juridique.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.NOBODY;
    }
}
