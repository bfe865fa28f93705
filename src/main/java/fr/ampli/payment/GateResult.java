package fr.ampli.payment;

import java.util.List;

/** What the payment gate found, check by check, in order. */
public record GateResult(List<GateLine> lines) {

    public boolean passed() {
        return lines.stream().allMatch(GateLine::passed);
    }
}
