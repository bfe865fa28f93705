package fr.ampli.payment;

import java.util.List;

/** What the payment gate found, check by check, in order. */
public record GateResult(List<GateLine> lines) {

    public boolean passed() {
        return lines.stream().allMatch(GateLine::passed);
    }

    /** What stands against the payment, in order. */
    public List<GateLine> blocking() {
        return lines.stream().filter(line -> !line.passed()).toList();
    }
}
