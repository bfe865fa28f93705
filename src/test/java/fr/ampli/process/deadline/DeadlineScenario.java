package fr.ampli.process.deadline;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.process.absence.Office;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Dossiers whose clocks run while days pass; the application was received on Monday 2 March. */
abstract class DeadlineScenario extends Office {

    static final String ESCALATION = "deadline-escalation";
    static final String HANDLE = "UserTask_HandleLateness";
    static final String REVIEW = "UserTask_ReviewCriteria";
    static final LocalDate SILENCE_ENDS = LocalDate.of(2026, 5, 2);
    static final LocalDate REVIEW_DUE = LocalDate.of(2026, 4, 16);

    @Autowired
    LegalClocks clocks;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Journal journal;

    /** Everything that is due on that day is done. */
    void watchOn(LocalDate day, DossierNumber number) {
        moveTo(day);
        watch(number);
    }

    List<String> acts(DossierNumber number) {
        return journal.of(number).stream().map(Act::act).toList();
    }

    long count(DossierNumber number, String act) {
        return acts(number).stream().filter(act::equals).count();
    }

    /** How many things late of the dossier wait for a head of service. */
    long waiting(DossierNumber number) {
        return openTasks(number).stream().filter(HANDLE::equals).count();
    }

    Date endOf(LocalDate day) {
        return deadlines.timerAt(day);
    }
}
