package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.PartnerAnswers;
import fr.ampli.referral.ReadingDraft;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ReadPartnerContribution: what a partner added was read, and passed on where that is needed. */
@Component("readPartnerContributionListener")
class ReadPartnerContributionListener implements TaskListener {

    private final PartnerAnswers answers;
    private final Actor actor;

    ReadPartnerContributionListener(PartnerAnswers answers, Actor actor) {
        this.answers = answers;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        answers.markRead(CommonVariables.dossierOf(task), Answer.of(task, ReadingDraft.class), actor.person());
    }
}
