package fr.ampli.payment;

/**
 * A request to stop the payments of a dossier, as it was typed.
 *
 * @param number the dossier's number
 * @param kind SUSPICION or INSOLVENCY
 * @param procedure SAFEGUARD, RECEIVERSHIP or LIQUIDATION; like the rest only for an insolvency
 * @param publishedOn day of publication in the BODACC, yyyy-MM-dd
 * @param administrator who speaks for the holder from now on
 * @param administratorContact where to reach that person
 */
public record FreezeRequest(
        String number,
        String kind,
        String grounds,
        String procedure,
        String publishedOn,
        String administrator,
        String administratorContact) {}
