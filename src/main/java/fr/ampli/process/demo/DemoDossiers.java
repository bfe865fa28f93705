package fr.ampli.process.demo;

import fr.ampli.correspondence.Receipts;
import fr.ampli.document.Documents;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ten dossiers in telling states, made by running the processes with the clock moved through the past year: what a
 * newcomer finds after the first start. Made once, on an empty record, before the job executor starts.
 */
@Component
@Profile("demo")
public class DemoDossiers {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDossiers.class);
    private static final LocalTime OFFICE_HOUR = LocalTime.of(10, 0);
    private static final String ADVISER = "charge-mission";

    private final Walk walk;
    private final Receipts receipts;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoDossiers(ProcessEngine engine, Documents documents, Receipts receipts, JdbcClient jdbc, Clock clock) {
        this.receipts = receipts;
        this.walk = new Walk(engine, documents, clock);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void onStart() {
        boolean empty = jdbc.sql("select not exists (select 1 from ampli.dossier)")
                .query(Boolean.class)
                .single();
        if (empty) {
            tell();
        }
    }

    /** Walks all ten, from the oldest story to the newest. */
    void tell() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LOG.info("Demo: walking ten dossiers through the past year");
        try {
            settled(today);
            recoveryUnderway(today);
            hireLate(today);
            serviceDoneControl(today);
            refused(today);
            agreementOut(today);
            secondReading(today);
            piecesMissing(today);
            partnerAsked(today);
            firstContact(today);
        } finally {
            EngineTime.letGo();
        }
        LOG.info("Demo: ten dossiers are ready");
    }

    private void settled(LocalDate today) {
        Story story = open(
                today.minusDays(355),
                "Cuisine partagée du Médoc",
                "Cuisine et conserverie partagées pour les producteurs du canton",
                "Lesparre-Médoc",
                "33340",
                1);
        story.take(6, HappyPath.FEASIBILITY).take(5, HappyPath.SUBMISSION).take(6, HappyPath.REVIEW);
        story.take(4, HappyPath.AGREEMENT).take(5, HappyPath.START).take(3, HappyPath.PAYMENT);
        story.after(60).complete("UserTask_RecordHire", ADVISER);
        story.at(today.minusDays(60)).complete("UserTask_RecordFinalReport", "instructeur");
        story.after(5).complete("UserTask_DeclareInterestsForControl", "controleur");
        story.after(7).complete("UserTask_ControlServiceDone", "controleur");
        story.take(4, HappyPath.PAYMENT).take(6, HappyPath.HAND_OVER);
    }

    private void recoveryUnderway(LocalDate today) {
        Story story = open(
                today.minusDays(350),
                "Mobil'Landes",
                "Atelier solidaire de réparation de deux-roues",
                "Mont-de-Marsan",
                "40000",
                2);
        story.take(5, HappyPath.FEASIBILITY).take(4, HappyPath.SUBMISSION).take(5, HappyPath.REVIEW);
        story.take(3, HappyPath.AGREEMENT).take(4, HappyPath.START).take(3, HappyPath.PAYMENT);
        DossierNumber number = story.number;
        walk.start("withdrawal", "record-withdrawal", ADVISER, Map.of("number", number.toString()));
        walk.runJobs(number);
        story.at(today.minusDays(120)).complete("UserTask_RecordRecoveryObservations", "instructeur");
        story.after(10).complete("UserTask_DecideRecovery", "valideur");
        story.after(2).confirm("recovery-decision");
        story.after(6).complete("UserTask_IssueRecoveryTitle", "ordonnateur");
        story.after(3).confirm("recovery-title");
        story.at(today.minusDays(20)).complete("UserTask_RecordRepayment", "ordonnateur", "partial");
    }

    private void hireLate(LocalDate today) {
        Story story = open(
                today.minusDays(330),
                "L'Atelier des Tisserandes",
                "Filière locale de laine et atelier de tissage",
                "Aubusson",
                "23200",
                3);
        story.take(5, HappyPath.FEASIBILITY).take(4, HappyPath.SUBMISSION).take(5, HappyPath.REVIEW);
        story.take(4, HappyPath.AGREEMENT).at(today.minusMonths(7)).take(0, HappyPath.START);
        story.take(3, HappyPath.PAYMENT);
        walk.fireTimer(story.number, "BoundaryEvent_HireWarningFirst");
    }

    private void serviceDoneControl(LocalDate today) {
        Story story = open(
                today.minusDays(340),
                "Tiers-lieu L'Ancolie",
                "Tiers-lieu rural et accompagnement au numérique",
                "Eymoutiers",
                "87120",
                4);
        story.take(5, HappyPath.FEASIBILITY).take(4, HappyPath.SUBMISSION).take(5, HappyPath.REVIEW);
        story.take(4, HappyPath.AGREEMENT).take(4, HappyPath.START).take(3, HappyPath.PAYMENT);
        story.after(45).complete("UserTask_RecordHire", ADVISER);
        story.at(today.minusDays(9)).complete("UserTask_RecordFinalReport", "instructeur");
        story.at(today.minusDays(2)).complete("UserTask_DeclareInterestsForControl", "controleur");
    }

    private void refused(LocalDate today) {
        Story story = open(
                today.minusDays(170),
                "Bureau d'études Coop'Eau",
                "Conseil aux communes pour la gestion de l'eau",
                "Saintes",
                "17100",
                5);
        story.take(6, HappyPath.FEASIBILITY).take(5, HappyPath.SUBMISSION);
        story.after(8).complete("UserTask_DeclareInterests", "instructeur");
        story.after(2).complete("UserTask_GiveTerritorialOpinion", ADVISER);
        story.after(7).complete("UserTask_ReviewCriteria", "instructeur", "weak");
        story.after(3).complete("UserTask_GiveSecondReading", "valideur");
        story.after(9).complete("UserTask_RecordCommittee", "comite", "unfavourable");
        story.after(4).complete("UserTask_SignDecision", "signataire", "refusal");
        story.after(1).confirm("refusal");
    }

    private void agreementOut(LocalDate today) {
        Story story = open(
                today.minusDays(88),
                "Les Jardins de Gâtine",
                "Légumerie d'insertion au service des cantines",
                "Parthenay",
                "79200",
                6);
        story.take(5, HappyPath.FEASIBILITY).take(4, HappyPath.SUBMISSION).take(6, HappyPath.REVIEW);
        story.at(today.minusDays(8)).complete("UserTask_PrepareAgreement", "instructeur");
    }

    private void secondReading(LocalDate today) {
        Story story = open(
                today.minusDays(58),
                "Café associatif La Parenthèse",
                "Café culturel et épicerie de village",
                "Nontron",
                "24300",
                7);
        story.take(5, HappyPath.FEASIBILITY).take(4, HappyPath.SUBMISSION);
        story.after(4).complete("UserTask_DeclareInterests", "instructeur");
        story.after(2).complete("UserTask_GiveTerritorialOpinion", ADVISER);
        story.at(today.minusDays(2)).complete("UserTask_ReviewCriteria", "instructeur");
    }

    private void piecesMissing(LocalDate today) {
        Story story = open(
                today.minusDays(34),
                "Épicerie solidaire du Périgord vert",
                "Épicerie solidaire itinérante",
                "Thiviers",
                "24800",
                8);
        story.take(5, HappyPath.FEASIBILITY);
        story.at(today.minusDays(9)).complete("UserTask_RecordApplication", "instructeur", "incomplete");
        story.at(today.minusDays(5)).complete("UserTask_CheckCompleteness", "instructeur", "incomplete");
    }

    private void partnerAsked(LocalDate today) {
        Story story = open(
                today.minusDays(12),
                "La Fabrique des mobilités douces",
                "Location de vélos-cargos aux habitants du plateau",
                "Felletin",
                "23500",
                9);
        story.at(today.minusDays(4)).complete("UserTask_HoldOrientationInterview", ADVISER, "partner");
    }

    private void firstContact(LocalDate today) {
        open(
                today.minusDays(1),
                "Ressourcerie du Bassin",
                "Ressourcerie et atelier de réparation",
                "Audenge",
                "33980",
                10);
    }

    private Story open(LocalDate day, String holder, String title, String commune, String postalCode, int index) {
        moveTo(day);
        Map<String, Object> opening = new HashMap<>();
        opening.put("holderName", holder);
        opening.put("projectTitle", title);
        opening.put("commune", commune);
        opening.put("postalCode", postalCode);
        opening.put("siret", SIRETS.get(index - 1));
        return new Story(walk.open(ADVISER, opening));
    }

    private void moveTo(LocalDate day) {
        EngineTime.standStillAt(day.atTime(OFFICE_HOUR).atZone(clock.getZone()).toInstant());
    }

    /** Valid numbers of no real establishment. */
    private static final List<String> SIRETS = List.of(
            "98765430800012",
            "98765431600015",
            "98765432400019",
            "98765433200012",
            "98765434000015",
            "98765435700019",
            "98765436500012",
            "98765437300016",
            "98765438100019",
            "98765439900011");

    /** One dossier, and the day on which its story goes on. */
    private final class Story {

        private final DossierNumber number;

        private Story(DossierNumber number) {
            this.number = number;
        }

        private Story at(LocalDate day) {
            moveTo(day);
            return this;
        }

        private Story after(int days) {
            return at(LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(days));
        }

        /** Each step so many days after the one before. */
        private Story take(int days, List<HappyPath.Step> steps) {
            for (HappyPath.Step step : steps) {
                after(days).complete(step.task(), step.person(), step.variant());
            }
            return this;
        }

        /** The holder confirms that a letter has arrived. */
        private void confirm(String letter) {
            receipts.confirm(number + "/" + letter + "/holder");
            walk.runJobs(number);
        }

        private void complete(String task, String person) {
            complete(task, person, "");
        }

        private void complete(String task, String person, String variant) {
            walk.complete(number, task, person, variant, Map.of());
        }
    }
}
