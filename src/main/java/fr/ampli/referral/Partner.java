package fr.ampli.referral;

import java.util.Optional;
import java.util.Set;

/**
 * A partner of the network that refers projects or supports them.
 *
 * @param territory where it works, in its own words
 * @param departments where it works, so that a postal code can be matched with it
 * @param needs what it helps with
 * @param contactName whom to ask for; empty where the partner has named nobody
 * @param capacity how many projects it takes at a time; empty where it has not said
 * @param active whether projects may still be sent to it
 */
public record Partner(
        long id,
        PartnerKind kind,
        String name,
        String territory,
        Set<Department> departments,
        Set<Need> needs,
        Optional<String> contactName,
        String email,
        String phone,
        Optional<Integer> capacity,
        boolean active) {

    /** How a list names it: "Incubateur Les Sources – incubateur, Haute-Vienne". */
    public String label() {
        return name + " – " + kind.label() + ", " + territory;
    }
}
