package fr.ampli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** The rooms of the house and the arrows between them. */
@AnalyzeClasses(packages = "fr.ampli", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String[] EVERYONE_MAY_USE = {"shared", "journal", "deadline", "document", "dossier"};

    @ArchTest
    static final ArchRule only_process_knows_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("fr.ampli.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule only_one_room_touches_engine_internals = noClasses()
            .that()
            .resideOutsideOfPackage("fr.ampli.process.engine..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.camunda..impl..")
                    // the public IdentityService hands this one out
                    .and(not(equivalentTo(org.camunda.bpm.engine.impl.identity.Authentication.class))));

    @ArchTest
    static final ArchRule nothing_leans_on_the_edges = noClasses()
            .that(resideOutsideOfPackages("fr.ampli.process..", "fr.ampli.web.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.ampli.process..", "fr.ampli.web..");

    @ArchTest
    static final ArchRule the_edges_do_not_lean_on_each_other = noClasses()
            .that()
            .resideInAPackage("fr.ampli.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.ampli.process..");

    @ArchTest
    static final ArchRule shared_is_plain_java = classes()
            .that()
            .resideInAPackage("fr.ampli.shared..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("fr.ampli.shared..", "java..", "org.apache.commons.validator.."));

    @ArchTest
    static final ArchRule rooms_form_no_cycle =
            SlicesRuleDefinition.slices().matching("fr.ampli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule arrows_of_referral = mayUse("referral");

    @ArchTest
    static final ArchRule arrows_of_submission = mayUse("submission");

    @ArchTest
    static final ArchRule arrows_of_review = mayUse("review", "submission", "access");

    // The review settles the aid regime, and with it the de minimis ceiling
    @ArchTest
    static final ArchRule arrows_of_agreement = mayUse("agreement", "submission", "review", "access");

    @ArchTest
    static final ArchRule arrows_of_job = mayUse("job", "agreement", "access");

    // The review says whether somebody else pays the job
    @ArchTest
    static final ArchRule arrows_of_payment = mayUse("payment", "agreement", "job", "review", "access");

    // Whom a late task may be given to, and who reads what; envelopes, checks, letters and departments as managers see
    // them
    @ArchTest
    static final ArchRule arrows_of_oversight = mayUse("oversight", "access", "payment", "correspondence", "referral");

    @ArchTest
    static final ArchRule arrows_of_correspondence = mayUse("correspondence");

    @ArchTest
    static final ArchRule arrows_of_document = mayUse("document");

    @ArchTest
    static final ArchRule arrows_of_dossier = mayUse("dossier");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses()
            .that()
            .resideOutsideOfPackage("fr.ampli.process.engine..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(java.util.Date.class)
            .because("the clock follows the engine's, so that tests and the demonstration can move it");

    @ArchTest
    static final ArchRule collaborators_come_by_constructor = fields().should().notBeAnnotatedWith(Autowired.class);

    private static ArchRule mayUse(String room, String... others) {
        List<String> allowed = new ArrayList<>();
        allowed.add("fr.ampli." + room + "..");
        for (String each : EVERYONE_MAY_USE) {
            allowed.add("fr.ampli." + each + "..");
        }
        for (String each : others) {
            allowed.add("fr.ampli." + each + "..");
        }
        return classes()
                .that()
                .resideInAPackage("fr.ampli." + room + "..")
                .should()
                .onlyDependOnClassesThat(outsideTheHouse().or(resideInAnyPackage(allowed.toArray(String[]::new))));
    }

    private static DescribedPredicate<JavaClass> outsideTheHouse() {
        return resideOutsideOfPackages("fr.ampli..").as("outside fr.ampli");
    }
}
