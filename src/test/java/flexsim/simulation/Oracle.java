package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.report.ErlangA;
import flexsim.report.ErlangC;
import flexsim.report.ErlangTraffic;
import flexsim.report.VirtualWaitPatience;
import flexsim.simulation.SimulatedDomain.Plan;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A queue that theory knows, and how long to simulate it.
 *
 * @param theory by the place of a figure in the printed document
 */
record Oracle(String name, String domain, Plan plan, Map<String, Double> theory) {
    static final double THRESHOLD = 20;

    /** Beyond, a figure says nothing. */
    private static final double WIDEST_PROBABILITY = 0.015;

    private static final double WIDEST_RATIO = 0.1;

    static Oracle erlangC(int agents, double talk, double callsPerHalfHour, Plan plan) {
        ErlangC theory = ErlangC.of(new ErlangTraffic(callsPerHalfHour / 1800, talk), agents, THRESHOLD)
                .orElseThrow();
        return of(
                "Erlang C, " + agents + " agents",
                OracleDomain.erlangC(agents, talk, callsPerHalfHour).text(),
                plan,
                theory.pWait(),
                0,
                theory.asa(),
                theory.asa(),
                theory.serviceLevel(),
                theory.serviceLevel(),
                theory.serviceLevel(),
                theory.serviceLevel(),
                theory.occupancy());
    }

    static Oracle erlangA(int agents, double talk, double callsPerHalfHour, double patience, Plan plan) {
        return impatient(
                "Erlang A, " + agents + " agents",
                OracleDomain.erlangA(agents, talk, callsPerHalfHour, patience),
                VirtualWaitPatience.exponential(patience),
                plan);
    }

    /** M/M/c+G. */
    static Oracle impatient(String name, OracleDomain domain, VirtualWaitPatience patience, Plan plan) {
        ErlangTraffic traffic = new ErlangTraffic(domain.callsPerHalfHour() / 1800, domain.talk());
        ErlangA theory = ErlangA.of(traffic, domain.agents(), patience, THRESHOLD);
        return of(
                name,
                domain.text(),
                plan,
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

    private static Oracle of(
            String name,
            String domain,
            Plan plan,
            double pWait,
            double pAbandon,
            double meanWait,
            double asa,
            double sl1,
            double sl2,
            double sl3,
            double sl4,
            double occupancy) {
        Map<String, Double> theory = new LinkedHashMap<>();
        theory.put("/total/pWait", pWait);
        theory.put("/total/pAbandon", pAbandon);
        theory.put("/total/meanWait", meanWait);
        theory.put("/total/asa", asa);
        theory.put("/total/serviceLevel/sl1", sl1);
        theory.put("/total/serviceLevel/sl2", sl2);
        theory.put("/total/serviceLevel/sl3", sl3);
        theory.put("/total/serviceLevel/sl4", sl4);
        theory.put("/total/occupancy", occupancy);
        return new Oracle(name, domain, plan, theory);
    }

    /** The same figures expected of another domain. */
    Oracle domain(String other) {
        return new Oracle(name, other, plan, theory);
    }

    Verdict verdict(Plan played) {
        JsonNode figures = new SimulatedDomain(domain, played).figures();
        Verdict verdict = new Verdict(name);
        theory.forEach((pointer, figure) -> verdict.judge(figures, pointer, figure, cap(pointer, figure)));
        return verdict;
    }

    /** Of a wait, a part of itself. */
    private static double cap(String pointer, double figure) {
        boolean wait = pointer.endsWith("asa") || pointer.endsWith("meanWait");
        return wait ? WIDEST_RATIO * figure : Math.min(WIDEST_PROBABILITY, Math.max(0, WIDEST_RATIO * figure));
    }

    @Override
    public String toString() {
        return name;
    }
}
