package fr.ampli.job;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.Reason;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One rule of the scheme on a hire; where it objects, the reason tells the holder what does not match. */
interface HireRule {

    Optional<Reason> object(Hire hire, AgreedTerms terms);

    /** What makes a hire something else than the agreed job. */
    static List<HireRule> gaps() {
        return List.of(new SalariedWork(), new AdmittedContract(), new MinimumFte(), new AgreedPost());
    }

    /** What must be put in order but does not undo the result. */
    static List<HireRule> reserves() {
        return List.of(new PartTimeFloor(), new DeclaredBeforeHire());
    }

    static HireFinding judge(Hire hire, AgreedTerms terms) {
        return new HireFinding(objections(gaps(), hire, terms), objections(reserves(), hire, terms));
    }

    private static List<Reason> objections(List<HireRule> rules, Hire hire, AgreedTerms terms) {
        return rules.stream().flatMap(rule -> rule.object(hire, terms).stream()).toList();
    }

    /** R05: a job is paid work for the holder; volunteers, trainees, temps and the self-employed have none. */
    final class SalariedWork implements HireRule {
        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            return hire.contract() == ContractType.NOT_EMPLOYMENT
                    ? Optional.of(JobReasons.notSalaried(hire.work()))
                    : Optional.empty();
        }
    }

    /** R42: a permanent contract, or a fixed term that is long enough. */
    final class AdmittedContract implements HireRule {
        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            int minimum = terms.scheme().minimumFixedTermMonths();
            return switch (hire.contract()) {
                case PERMANENT, NOT_EMPLOYMENT -> Optional.empty();
                case SUBSIDISED -> Optional.of(JobReasons.contractSubsidised(minimum));
                case FIXED_TERM ->
                    hire.fixedTermMonths().orElse(0) < minimum
                            ? Optional.of(JobReasons.fixedTermTooShort(
                                    hire.fixedTermMonths().orElse(0), minimum))
                            : Optional.empty();
            };
        }
    }

    /** R38: weekly hours over full-time hours, compared exactly. */
    final class MinimumFte implements HireRule {
        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            return hire.fte().isAtLeast(terms.scheme().minimumFte())
                    ? Optional.empty()
                    : Optional.of(
                            JobReasons.fteTooLow(hire.fte(), terms.scheme().minimumFte()));
        }
    }

    /** R05: the grant is given for one post; another needs an amendment. */
    final class AgreedPost implements HireRule {
        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            return hire.post() == Hire.Post.DIFFERENT
                    ? Optional.of(JobReasons.postDifferent(
                            hire.postTitle(), terms.job().title()))
                    : Optional.empty();
        }
    }

    /** R39: below the legal floor, part time needs a ground; its absence is a matter to put in order. */
    final class PartTimeFloor implements HireRule {
        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            boolean below = hire.fte().weeklyHours().compareTo(terms.scheme().partTimeFloorHours()) < 0;
            boolean grounded = hire.derogation()
                    .filter(ground -> ground != Hire.Derogation.MISSING)
                    .isPresent();
            return below && !grounded
                    ? Optional.of(JobReasons.derogationMissing(terms.scheme().partTimeFloorHours()))
                    : Optional.empty();
        }
    }

    /** R40: the hire is declared within the eight days before it begins. */
    final class DeclaredBeforeHire implements HireRule {

        private static final int DAYS_BEFORE = 8;

        @Override
        public Optional<Reason> object(Hire hire, AgreedTerms terms) {
            if (hire.declaration() != Hire.Declaration.DPAE) {
                return Optional.empty();
            }
            long early = hire.declaredOn()
                    .map(day -> ChronoUnit.DAYS.between(day, hire.startsOn()))
                    .orElse(-1L);
            return early < 0 || early > DAYS_BEFORE
                    ? Optional.of(JobReasons.declaredOutOfTime(DAYS_BEFORE))
                    : Optional.empty();
        }
    }
}
