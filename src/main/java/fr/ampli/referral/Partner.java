package fr.ampli.referral;

/**
 * A partner of the network that refers projects or supports them.
 *
 * @param territory where it works, in its own words
 * @param active whether projects may still be sent to it
 */
public record Partner(
        long id, PartnerKind kind, String name, String territory, String email, String phone, boolean active) {

    /** How a list names it: "Incubateur Les Sources – incubateur, Haute-Vienne". */
    public String label() {
        return name + " – " + kind.label() + ", " + territory;
    }
}
