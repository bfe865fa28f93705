package fr.ampli.process.agreement;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the agreement's process carries. */
final class AgreementVariables {

    /** When the award lapses for want of what the agreement needs. */
    static final Variable<Date> AGREEMENT_PREPARATION_ENDS_AT = Variable.moment("agreementPreparationEndsAt");
    /** When the holder is reminded to sign. */
    static final Variable<Date> SIGNATURE_REMINDER_AT = Variable.moment("signatureReminderAt");
    /** When the award lapses for want of a signature. */
    static final Variable<Date> SIGNATURE_LAPSES_AT = Variable.moment("signatureLapsesAt");
    /** Whether the holder signed. */
    static final Variable<Boolean> AGREEMENT_SIGNED = Variable.flag("agreementSigned");

    private AgreementVariables() {}
}
