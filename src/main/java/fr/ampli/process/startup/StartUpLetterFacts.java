package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.job.Conclusion;
import fr.ampli.job.Control;
import fr.ampli.job.EvidenceFinding;
import fr.ampli.job.Hearing;
import fr.ampli.job.Hire;
import fr.ampli.job.HireFinding;
import fr.ampli.job.Hours;
import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.RegisteredJob;
import fr.ampli.job.Reserve;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Reason;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters of the start-up period speak of. */
@Component
class StartUpLetterFacts implements LetterFacts {

    private final JobFiles files;
    private final Deadlines deadlines;
    private final LegalClocks legalClocks;

    StartUpLetterFacts(JobFiles files, Deadlines deadlines, LegalClocks legalClocks) {
        this.files = files;
        this.deadlines = deadlines;
        this.legalClocks = legalClocks;
    }

    @Override
    public Set<String> letters() {
        return Set.of(
                "hire-warning",
                "hire-acknowledged",
                "hire-gap",
                "report-reminder",
                "formal-notice",
                "report-acknowledged",
                "service-done-certified",
                "hearing-opened",
                "evidence-request",
                "job-lost",
                "result-not-met");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        JobFile file = files.of(number)
                .orElseThrow(() -> new IllegalStateException("the start-up period of " + number + " has not begun"));
        LocalDate today = deadlines.today();
        Map<String, Object> facts = new HashMap<>();
        facts.put("jobTitle", file.terms().job().title());
        facts.put("contract", file.terms().job().contract().label());
        facts.put("agreedHours", Hours.french(file.terms().job().weeklyHours()));
        facts.put("fullTimeHours", Hours.french(file.terms().job().fullTimeHours()));
        facts.put("minimumFte", Hours.french(file.terms().scheme().minimumFte()));
        facts.put("minimumMonths", file.terms().scheme().minimumFixedTermMonths());
        facts.put("advance", file.terms().advance().french());
        facts.put("balance", file.terms().balance().french());
        facts.put(
                "toRecover",
                file.terms()
                        .advance()
                        .share(file.terms().scheme().recoveryRate())
                        .french());
        facts.put("periodFrom", file.period().from());
        facts.put("periodUntil", file.period().until());
        facts.put("timeLeft", file.timeLeft(today));
        facts.put("reportDue", file.calendar().reportDue());
        facts.put("formalNoticeDays", deadlines.length(Delay.REPORT_GIVEN_UP).amount());
        facts.put("hearingDays", deadlines.length(Delay.HEARING).amount());
        facts.put(
                "hire",
                file.hires().isEmpty() ? null : hire(file.jobs().get(file.jobs().size() - 1)));
        facts.put("gaps", sentences(file.lastFinding().map(HireFinding::gaps).orElse(List.of())));
        facts.put(
                "reserves",
                sentences(file.lastFinding().map(HireFinding::reserves).orElse(List.of())));
        facts.put(
                "missing",
                file.state().hired()
                        ? sentences(file.state().missing())
                        : List.of("Aucune embauche n'est enregistrée dans votre dossier."));
        file.current()
                .filter(RegisteredJob::ended)
                .ifPresent(job -> facts.put("replaceBy", job.replaceBy().orElseThrow()));
        facts.put(
                "openReserves",
                sentences(file.openReserves().stream().map(Reserve::reason).toList()));
        file.request().ifPresent(request -> {
            facts.put("evidenceAsked", request.items());
            facts.put("evidenceDue", request.dueOn());
            facts.put("evidenceRound", request.round());
        });
        file.report().ifPresent(report -> facts.put("reportReceived", report.receivedOn()));
        legalClocks.find(number, Delay.PAYMENT).map(LegalClock::dueOn).ifPresent(due -> facts.put("paymentDue", due));
        facts.put("paymentDays", deadlines.length(Delay.PAYMENT).amount());
        file.control().ifPresent(control -> control(control, facts));
        facts.put("reasons", sentences(file.found().map(JobOutcome::reasons).orElse(List.of())));
        facts.put("observed", file.hearing().flatMap(Hearing::observations).isPresent());
        file.conclusion().ifPresent(conclusion -> conclusion(conclusion, facts));
        return facts;
    }

    private static Map<String, Object> hire(RegisteredJob job) {
        Hire hire = job.hire();
        return Map.of(
                "title", hire.postTitle(),
                "contract", hire.contract().label(),
                "hours", Hours.french(job.fte().weeklyHours()),
                "fullTime", Hours.french(job.fte().fullTimeHours()),
                "fte", job.fte().display(),
                "startsOn", hire.startsOn());
    }

    private static void control(Control control, Map<String, Object> facts) {
        facts.put("conclusions", control.conclusions());
        facts.put(
                "evidenceRefused",
                control.evidence().stream()
                        .filter(finding -> finding.verdict() == EvidenceFinding.Verdict.REFUSED)
                        .map(finding -> finding.kind().label() + " : "
                                + finding.reason().orElse(""))
                        .toList());
    }

    private static void conclusion(Conclusion conclusion, Map<String, Object> facts) {
        facts.put("grounds", conclusion.grounds());
        facts.put("author", conclusion.authorName());
        facts.put("capacity", conclusion.authorCapacity());
        facts.put("concludedOn", conclusion.concludedOn());
    }

    private static List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).toList();
    }
}
