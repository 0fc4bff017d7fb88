package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangC;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.VirtualWaitPatience;
import flexsim.simulation.SimulatedDomain.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue that theory knows, and how long to simulate it.
 *
 * @param theory by the place of a figure in the printed document
 */
record Oracle(String name, String domain, Plan plan, Map<String, Double> theory) {
    static final double THRESHOLD = 20;

    /** In the order in which {@link #expecting} takes them. */
    private static final List<String> FIGURES = List.of(
            "/total/pWait",
            "/total/pAbandon",
            "/total/meanWait",
            "/total/asa",
            "/total/serviceLevel/sl1",
            "/total/serviceLevel/sl2",
            "/total/serviceLevel/sl3",
            "/total/serviceLevel/sl4",
            "/total/occupancy");

    /** Standard errors beyond these say nothing; those of waits are part of the wait. */
    private static final double WIDEST_PROBABILITY = 0.016;

    private static final double NARROW_ENOUGH = 0.002;

    private static final double WIDEST_OCCUPANCY = 0.004;
    private static final double WIDEST_RATIO = 0.1;

    Oracle(String name, String domain, Plan plan) {
        this(name, domain, plan, Map.of());
    }

    /** By the formula. */
    static Oracle erlangC(String name, OracleDomain domain, Plan plan) {
        ErlangC theory = ErlangC.of(traffic(domain), domain.agents(), THRESHOLD).orElseThrow();
        double level = theory.serviceLevel();
        return new Oracle(name, domain.text(), plan)
                .expecting(
                        theory.pWait(), 0, theory.asa(), theory.asa(), level, level, level, level, theory.occupancy());
    }

    /** By the formula, M/M/c+G. */
    static Oracle erlangA(String name, OracleDomain domain, VirtualWaitPatience patience, Plan plan) {
        ErlangA theory = ErlangA.of(traffic(domain), domain.agents(), patience, THRESHOLD);
        return new Oracle(name, domain.text(), plan)
                .expecting(
                        theory.pWait(),
                        theory.pAbandon(),
                        theory.meanWait(),
                        theory.asa(),
                        theory.sl1(),
                        theory.sl2(),
                        theory.sl3(),
                        theory.sl4(),
                        theory.occupancy());
    }

    private static ErlangTraffic traffic(OracleDomain domain) {
        return new ErlangTraffic(domain.callsPerHalfHour() / 1800, domain.talk());
    }

    /** P(wait), P(abandon), mean wait, ASA, the four service levels and occupancy, of everything. */
    Oracle expecting(double... figures) {
        Oracle all = this;
        for (int i = 0; i < FIGURES.size(); i++) {
            all = all.expecting(FIGURES.get(i), figures[i]);
        }
        return all;
    }

    /** One figure more, or instead. */
    Oracle expecting(String pointer, double figure) {
        Map<String, Double> more = new LinkedHashMap<>(theory);
        more.put(pointer, figure);
        return new Oracle(name, domain, plan, more);
    }

    /** The same figures expected of another domain. */
    Oracle of(String otherName, String otherDomain) {
        return new Oracle(otherName, otherDomain, plan, theory);
    }

    JsonNode figures(Plan played) {
        return new SimulatedDomain(domain, played).figures();
    }

    TheoryComparison verdict(Plan played) {
        return verdict(figures(played));
    }

    TheoryComparison verdict(JsonNode figures) {
        TheoryComparison verdict =
                new TheoryComparison(name, figures.at("/total/offered").asLong());
        theory.forEach((pointer, figure) -> verdict.judge(figures, pointer, figure, cap(pointer, figure)));
        return verdict;
    }

    private static double cap(String pointer, double figure) {
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        return switch (key) {
            case "asa", "meanWait" -> WIDEST_RATIO * figure;
            case "occupancy" -> WIDEST_OCCUPANCY;
            default -> Math.min(WIDEST_PROBABILITY, Math.max(NARROW_ENOUGH, WIDEST_RATIO * figure));
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
