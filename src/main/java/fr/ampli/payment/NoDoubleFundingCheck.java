package fr.ampli.payment;

import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.job.JobFiles;
import fr.ampli.job.OtherFunding;
import fr.ampli.review.CriteriaReview;
import fr.ampli.review.DoubleFunding;
import fr.ampli.review.Reviews;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Siret;
import java.util.List;
import java.util.Optional;

/** The same job is not paid for twice: by another European fund, or by AMPLI itself (E23). */
record NoDoubleFundingCheck(Reviews reviews, Dossiers dossiers, JobFiles jobs, Ledger ledger) implements GateCheck {

    private static final int NOTE = 300;

    @Override
    public String code() {
        return "NO_DOUBLE_FUNDING";
    }

    @Override
    public String clause() {
        return "E23";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        Optional<CriteriaReview> review = reviews.find(number);
        if (review.isEmpty()) {
            return Finding.unknown("Aucune instruction ne dit si un autre fonds paie ce poste.");
        }
        Optional<DossierNumber> paid = paidBefore(number);
        if (paid.isPresent()) {
            return new Finding(
                    false,
                    "AMPLI a déjà payé cette structure au titre du dossier " + paid.get()
                            + ", sans reversement intégral.");
        }
        Optional<OtherFunding> european = jobs.otherFunding(number).stream()
                .filter(OtherFunding::isEuropean)
                .findFirst();
        if (european.isPresent()) {
            return new Finding(
                    false,
                    "Déclaré à l'embauche : " + european.get().kind().label() + " ("
                            + european.get().funder() + ").");
        }
        DoubleFunding found = review.get().doubleFunding();
        String note = review.get()
                .doubleFundingNote()
                .map(text -> " (" + (text.length() > NOTE ? text.substring(0, NOTE) + "…" : text) + ")")
                .orElse("");
        return new Finding(
                found != DoubleFunding.EU_SAME_JOB, "Constat de l'instruction : " + found.label() + note + ".");
    }

    /** Another dossier of the same legal unit that keeps money of AMPLI. */
    private Optional<DossierNumber> paidBefore(DossierNumber number) {
        List<Dossier> others = dossiers.get(number)
                .holder()
                .siret()
                .map(Siret::siren)
                .map(siren -> dossiers.othersOf(siren, number))
                .orElse(List.of());
        return others.stream()
                .map(Dossier::number)
                .filter(other -> {
                    LedgerTotal total = ledger.total(other);
                    return total.paid().isGreaterThan(total.recovered());
                })
                .findFirst();
    }

    @Override
    public String sentence() {
        return "Le même poste n'est payé ni par un autre fonds européen, ni par une autre aide AMPLI.";
    }

    @Override
    public String remedy() {
        return "Faites choisir le porteur entre les deux financements et gardez son écrit, puis demandez une dérogation"
                + " qui le cite ; sinon, l'aide se reverse.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.HEAD;
    }
}
