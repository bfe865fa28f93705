package fr.ampli.job;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;

/** What came of jobs, on the test database. */
public final class TestJobs {

    private TestJobs() {}

    public static JobOutcomes outcomes() {
        return new JobOutcomes(new ControlStore(TestDatabase.jdbc()));
    }

    /** Puts on record that a control found the result met, in a start-up period that runs. */
    public static void met(DossierNumber number, LocalDate on) {
        TestDatabase.jdbc()
                .sql(
                        "insert into ampli.start_up_period (dossier_number, starts_on, ends_on) values (:number, :on, :until)"
                                + " on conflict do nothing")
                .param("number", number.value())
                .param("on", on.minusMonths(2))
                .param("until", on.plusMonths(6))
                .update();
        TestDatabase.jdbc()
                .sql("""
                        with control as (
                          insert into ampli.job_control (dossier_number, round, report_received, proof_false, in_liquidation,
                            held_at_control, force_majeure, post_as_agreed, conclusions, controlled_by, controlled_at)
                          values (:number, 1, true, false, false, true, false, true, 'Emploi créé.', 'controleur', now())
                          returning id)
                        insert into ampli.job_outcome (control_id, outcome, balance_due, advance_fate, reason_code, found_on)
                        select id, 'MET', true, 'KEPT', 'HIRED_IN_EXTENSION', :on from control
                        """)
                .param("number", number.value())
                .param("on", on)
                .update();
    }
}
