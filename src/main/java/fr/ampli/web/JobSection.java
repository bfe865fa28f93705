package fr.ampli.web;

import fr.ampli.deadline.Deadlines;
import fr.ampli.document.Documents;
import fr.ampli.dossier.Dossiers;
import fr.ampli.job.Control;
import fr.ampli.job.EvidenceFinding;
import fr.ampli.job.Hearing;
import fr.ampli.job.Hire;
import fr.ampli.job.HireFinding;
import fr.ampli.job.Hours;
import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.ServiceDone;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The job: what was agreed, what was declared, what the control found. */
@Component
class JobSection implements DossierSection {

    private final JobFiles files;
    private final ServiceDone serviceDone;
    private final Documents documents;
    private final Dossiers dossiers;
    private final Deadlines deadlines;

    JobSection(JobFiles files, ServiceDone serviceDone, Documents documents, Dossiers dossiers, Deadlines deadlines) {
        this.files = files;
        this.serviceDone = serviceDone;
        this.documents = documents;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
    }

    @Override
    public String name() {
        return "job";
    }

    @Override
    public Object of(DossierNumber number) {
        return files.of(number).map(file -> section(number, file)).orElse(null);
    }

    private Map<String, Object> section(DossierNumber number, JobFile file) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("agreed", agreed(file));
        section.put("period", period(file));
        section.put(
                "employerSiret",
                dossiers.get(number).holder().siret().map(Siret::formatted).orElse(null));
        section.put("hires", file.hires().stream().map(JobSection::hire).toList());
        section.put("gaps", sentences(file.lastFinding().map(HireFinding::gaps).orElse(List.of())));
        section.put(
                "reserves",
                sentences(file.lastFinding().map(HireFinding::reserves).orElse(List.of())));
        section.put("report", file.report().map(JobSection::report).orElse(null));
        section.put(
                "evidence",
                serviceDone.evidenceAsked(number).stream()
                        .map(kind -> Map.of(
                                "code",
                                kind.name(),
                                "label",
                                kind.label(),
                                "received",
                                documents.has(number, kind) ? "reçue" : "absente"))
                        .toList());
        section.put("control", file.control().map(JobSection::control).orElse(null));
        section.put("outcome", file.outcome().map(JobSection::outcome).orElse(null));
        section.put("hearing", file.hearing().map(JobSection::hearing).orElse(null));
        return section;
    }

    private static Map<String, Object> agreed(JobFile file) {
        Map<String, Object> agreed = new LinkedHashMap<>();
        agreed.put("title", file.terms().job().title());
        agreed.put("contract", file.terms().job().contract().label());
        agreed.put("contractCode", file.terms().job().contract().name());
        agreed.put("weeklyHours", Hours.french(file.terms().job().weeklyHours()));
        agreed.put("fullTimeHours", Hours.french(file.terms().job().fullTimeHours()));
        agreed.put("fte", file.terms().job().fte().display());
        agreed.put("minimumFte", Hours.french(file.terms().scheme().minimumFte()));
        agreed.put("advance", file.terms().advance().french());
        agreed.put("balance", file.terms().balance().french());
        return agreed;
    }

    private Map<String, Object> period(JobFile file) {
        LocalDate today = deadlines.today();
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("from", file.period().from().toString());
        period.put("until", file.period().until().toString());
        period.put("monthsLeft", file.monthsLeft(today));
        period.put("timeLeft", file.timeLeft(today));
        period.put("reportDue", file.calendar().reportDue().toString());
        return period;
    }

    private static Map<String, Object> hire(Hire hire) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("title", hire.postTitle());
        line.put("post", hire.post().label());
        line.put(
                "contract",
                hire.contract().label()
                        + hire.fixedTermMonths()
                                .map(months -> " de " + months + " mois")
                                .orElse(""));
        line.put(
                "hours",
                Hours.french(hire.fte().weeklyHours()) + " h sur "
                        + Hours.french(hire.fte().fullTimeHours()) + " h");
        line.put("fte", hire.fte().display());
        line.put("startsOn", hire.startsOn().toString());
        line.put("employer", hire.employer().formatted());
        line.put("derogation", hire.derogation().map(Hire.Derogation::label).orElse(null));
        return line;
    }

    private static Map<String, Object> report(fr.ampli.job.Report report) {
        return Map.of(
                "receivedOn", report.receivedOn().toString(),
                "jobHeld", report.jobHeld(),
                "summary", report.summary());
    }

    private static Map<String, Object> control(Control control) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("conclusions", control.conclusions());
        section.put("proofFalseGrounds", control.proofFalseGrounds().orElse(null));
        section.put("by", control.controlledBy().id());
        section.put(
                "evidence", control.evidence().stream().map(JobSection::finding).toList());
        return section;
    }

    private static Map<String, Object> finding(EvidenceFinding finding) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("label", finding.kind().label());
        line.put("verdict", finding.verdict().label());
        line.put("reason", finding.reason().orElse(null));
        return line;
    }

    private static Map<String, Object> outcome(JobOutcome outcome) {
        return Map.of(
                "label", outcome.outcome().label(),
                "code", outcome.outcome().name(),
                "decidedOn", outcome.decidedOn().toString(),
                "reasons", sentences(outcome.reasons()));
    }

    private static Map<String, Object> hearing(Hearing hearing) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("openedOn", hearing.openedOn().toString());
        section.put("notifiedOn", hearing.notifiedOn().map(LocalDate::toString).orElse(null));
        section.put("endsOn", hearing.endsOn().map(LocalDate::toString).orElse(null));
        section.put(
                "observations",
                hearing.observations().map(Hearing.Observations::text).orElse(null));
        section.put(
                "manner",
                hearing.observations()
                        .map(observations -> observations.manner().label())
                        .orElse(null));
        return section;
    }

    private static List<String> sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::sentence).toList();
    }
}
