package fr.ampli.payment;

import fr.ampli.agreement.DeMinimisAidDraft;
import fr.ampli.dossier.StandingDraft;

/**
 * What was done about a block, as it was typed.
 *
 * @param action {@code DONE}, or {@code BYPASS} to ask that a check be set aside for this once
 * @param note what was done
 * @param check the code of the check that the bypass is asked for
 * @param motive why
 * @param standing how the structure stands, where that is what blocks
 * @param aid a line of the de minimis register, where that is what blocks
 */
public record BlockClearance(
        String action, String note, String check, String motive, StandingDraft standing, DeMinimisAidDraft aid) {}
