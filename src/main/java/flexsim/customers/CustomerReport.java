package flexsim.customers;

import java.util.Optional;

/**
 * The figures of a run of customers.
 *
 * @param achievedPerMinute tasks made per minute, from the start to the end of arrivals or the last task made
 * @param latenessP50Ms by how many milliseconds requests to make a task went out after their customer's arrival: median
 * @param latenessP99Ms the same, the 99th percentile
 * @param latenessMaxMs the same, the worst
 * @param firstTrouble the first refusal or failure, as one line
 */
public record CustomerReport(
        long seed,
        CustomerTotals totals,
        double achievedPerMinute,
        double latenessP50Ms,
        double latenessP99Ms,
        double latenessMaxMs,
        Optional<String> firstTrouble) {}
