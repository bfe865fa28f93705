package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.job.Control;
import fr.ampli.job.EvidenceFinding;
import fr.ampli.job.EvidenceItem;
import fr.ampli.job.EvidenceRequest;
import fr.ampli.job.Hearing;
import fr.ampli.job.Hire;
import fr.ampli.job.HireFinding;
import fr.ampli.job.Hours;
import fr.ampli.job.JobCheck;
import fr.ampli.job.JobEnd;
import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.OtherFunding;
import fr.ampli.job.RegisteredJob;
import fr.ampli.job.Reserve;
import fr.ampli.shared.French;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The job: what was agreed, what the register says of it, what the control found. */
@Component
class JobSection implements DossierSection {

    private final JobFiles files;
    private final Deadlines deadlines;
    private final People people;

    JobSection(JobFiles files, Deadlines deadlines, People people) {
        this.files = files;
        this.deadlines = deadlines;
        this.people = people;
    }

    @Override
    public String name() {
        return "job";
    }

    @Override
    public Object of(DossierReading reading) {
        return files.of(reading.number(), reading.terms(), reading.period())
                .map(file -> section(reading.dossier(), file))
                .orElse(null);
    }

    private Map<String, Object> section(Dossier dossier, JobFile file) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("agreed", agreed(file));
        section.put("period", period(file));
        section.put(
                "employerSiret", dossier.holder().siret().map(Siret::formatted).orElse(null));
        section.put("hires", file.jobs().stream().map(JobSection::job).toList());
        section.put("yearlyFte", file.yearlyFte());
        section.put("gaps", sentences(file.lastFinding().map(HireFinding::gaps).orElse(List.of())));
        section.put("reserves", reserves(file, reserve -> true));
        section.put("openReserves", reserves(file, Reserve::isOpen));
        section.put("conforms", file.state().conforms());
        section.put("lacks", sentences(file.state().missing()));
        section.put("register", file.current().map(JobSection::current).orElse(null));
        section.put("vacant", file.current().filter(RegisteredJob::ended).isPresent());
        section.put(
                "otherFunding",
                file.otherFunding().stream().map(JobSection::funding).toList());
        section.put("report", file.report().map(JobSection::report).orElse(null));
        section.put("evidence", file.evidence().stream().map(JobSection::item).toList());
        section.put("request", file.request().map(JobSection::request).orElse(null));
        section.put("control", file.control().map(this::control).orElse(null));
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
        agreed.put("monthlyHours", Hours.monthly(file.terms().job().weeklyHours()));
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

    private static Map<String, Object> job(RegisteredJob job) {
        Hire hire = job.hire();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("title", hire.postTitle());
        line.put("post", hire.post().label());
        line.put(
                "contract",
                hire.work()
                        .map(Hire.Work::label)
                        .orElse(hire.contract().label()
                                + hire.fixedTermMonths()
                                        .map(months -> " de " + months + " mois")
                                        .orElse("")));
        line.put("hours", hours(job.fte()));
        line.put("monthly", Hours.monthly(job.fte().weeklyHours()) + " h par mois");
        line.put("fte", job.fte().display());
        line.put("startsOn", hire.startsOn().toString());
        line.put(
                "history",
                job.link().changes().isEmpty()
                        ? null
                        : "À l'embauche : " + hours(hire.fte()) + " ; "
                                + job.link().changes().stream()
                                        .map(change -> "avenant au " + French.date(change.effectiveOn()) + " : "
                                                + hours(change.fte()))
                                        .collect(Collectors.joining(" ; ")));
        line.put("state", state(job));
        line.put(
                "vacant",
                job.vacant()
                        .map(days -> "Remplacement après " + days + (days < 2 ? " jour" : " jours") + " de vacance"
                                + (job.inTime() ? ", dans le délai" : ", hors délai"))
                        .orElse(null));
        line.put(
                "seen",
                job.lastCheck()
                        .map(check -> (check.held() ? "Tenu au " : "Non tenu au ") + French.date(check.seenOn()) + " ("
                                + check.seenBy().label() + ")")
                        .orElse(null));
        line.put("employer", hire.employer().formatted());
        line.put(
                "derogation",
                job.link()
                        .on(job.link().end().map(JobEnd::endedOn).orElse(LocalDate.MAX))
                        .derogation()
                        .map(Hire.Derogation::label)
                        .orElse(null));
        return line;
    }

    private static String hours(Fte fte) {
        return Hours.french(fte.weeklyHours()) + " h sur " + Hours.french(fte.fullTimeHours()) + " h";
    }

    private static String state(RegisteredJob job) {
        return job.link()
                .end()
                .map(end -> "Terminé le " + French.date(end.endedOn()) + " ("
                        + end.cause().label().toLowerCase(Locale.FRENCH) + ")")
                .orElse("En cours");
    }

    /** What the register says of the job today, for the controller to confirm or correct. */
    private static Map<String, Object> current(RegisteredJob job) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("title", job.hire().postTitle());
        section.put("startsOn", job.hire().startsOn().toString());
        section.put("state", state(job));
        section.put("held", String.valueOf(!job.ended()));
        section.put(
                "endedOn", job.link().end().map(end -> end.endedOn().toString()).orElse(null));
        section.put("endCause", job.link().end().map(end -> end.cause().name()).orElse(null));
        section.put("replaceBy", job.replaceBy().map(LocalDate::toString).orElse(null));
        section.put("weeklyHours", Hours.french(job.fte().weeklyHours()));
        section.put("fullTimeHours", Hours.french(job.fte().fullTimeHours()));
        section.put(
                "seenOn",
                job.lastCheck().map(check -> check.seenOn().toString()).orElse(null));
        section.put(
                "seenBy",
                job.lastCheck()
                        .filter(JobCheck::held)
                        .map(check -> check.seenBy().name())
                        .orElse(null));
        section.put(
                "seenLabel",
                job.lastCheck().map(check -> check.seenBy().label()).orElse(null));
        return section;
    }

    private static List<Map<String, Object>> reserves(JobFile file, Predicate<Reserve> which) {
        return file.jobs().stream()
                .flatMap(job -> job.reserves().stream())
                .filter(which)
                .map(reserve -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("value", reserve.reason().code());
                    line.put("label", reserve.reason().sentence());
                    line.put("since", reserve.since().toString());
                    line.put(
                            "cured",
                            reserve.cure()
                                    .map(cure -> "Levée le " + French.date(cure.on()) + " : " + cure.reference())
                                    .orElse("À régulariser"));
                    return line;
                })
                .toList();
    }

    private static Map<String, Object> funding(OtherFunding funding) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", funding.kind().label());
        line.put("funder", funding.funder());
        line.put("amount", funding.amount().map(Money::french).orElse(null));
        return line;
    }

    private static Map<String, Object> item(EvidenceItem item) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("code", item.kind().name());
        line.put("label", item.label() + (item.useful() ? " (utile, non obligatoire)" : ""));
        line.put(
                "received",
                item.document()
                        .map(document ->
                                "reçue le " + French.date(LocalDate.ofInstant(document.storedAt(), Deadlines.ZONE)))
                        .orElse("absente"));
        line.put("asked", item.asked() ? "Déjà demandée, rien de nouveau depuis" : null);
        line.put(
                "verdict",
                item.finding().map(finding -> finding.verdict().name()).orElse(null));
        line.put("reason", item.finding().flatMap(EvidenceFinding::reason).orElse(null));
        return line;
    }

    private static Map<String, Object> request(EvidenceRequest request) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("askedOn", request.askedOn().toString());
        section.put("dueOn", request.dueOn().toString());
        section.put("items", request.items());
        section.put("open", request.closedOn().isEmpty());
        return section;
    }

    private static Map<String, Object> report(fr.ampli.job.Report report) {
        return Map.of(
                "receivedOn", report.receivedOn().toString(),
                "jobHeld", report.jobHeld(),
                "summary", report.summary());
    }

    private Map<String, Object> control(Control control) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("conclusions", control.conclusions());
        section.put("proofFalseGrounds", control.proofFalseGrounds().orElse(null));
        section.put("by", people.nameOf(control.controlledBy()));
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
