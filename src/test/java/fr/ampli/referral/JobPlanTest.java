package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.shared.ContractType;
import org.junit.jupiter.api.Test;

class JobPlanTest {

    @Test
    void what_the_study_says_plainly_is_proposed() {
        JobPlan plan = JobPlan.read("Un poste d’animation de l’atelier, CDI, 24 h par semaine, dans les six mois.");
        assertThat(plan.title()).contains("Animation de l'atelier");
        assertThat(plan.contract()).contains(ContractType.PERMANENT);
        assertThat(plan.weeklyHours()).contains("24");
        assertThat(JobPlan.read("Cuisinier en CDD, 17,5 heures / semaine").weeklyHours())
                .contains("17,5");
        assertThat(JobPlan.read("Cuisinier en CDD, 17,5 heures / semaine").contract())
                .contains(ContractType.FIXED_TERM);
    }

    @Test
    void what_it_says_twice_or_not_at_all_is_left_open() {
        JobPlan plan = JobPlan.read("Animation, CDD puis CDI, 20 h par semaine puis 28 h par semaine.");
        assertThat(plan.contract()).isEmpty();
        assertThat(plan.weeklyHours()).isEmpty();
        assertThat(JobPlan.read("")).isEqualTo(JobPlan.read(null));
        assertThat(JobPlan.read("").title()).isEmpty();
        assertThat(JobPlan.read("x".repeat(300)).title()).isEmpty();
    }
}
