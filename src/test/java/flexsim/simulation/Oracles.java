package flexsim.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.queueing.VirtualWaitPatience;
import flexsim.simulation.ForwardEquation.Stretch;
import flexsim.simulation.SimulatedDomain.Plan;
import java.util.stream.Stream;

/**
 * The points that are simulated. Figures with many digits are from formulas and quadrature with 40 digits, worked out apart
 * from this program; the others are from its own formulas. A run begins with about five times as long as its queue remembers,
 * 1/(cμ(1 − √ρ)²) where nobody leaves.
 */
final class Oracles {
    /** Expected calls of the half-hours of a day. */
    static final double[] DAY = {100, 150, 210, 230, 180, 120};

    static final OracleDomain LEAVING_AFTER_A_MINUTE =
            OracleDomain.erlangC(100, 180, 1050).patience("{\"curve\": \"constant\", \"mean\": 60}");

    private static final int REPLICATIONS = 20;

    private Oracles() {}

    private static Plan plan(long seed, double hours, double warmupHours) {
        return new Plan(seed, hours, warmupHours, REPLICATIONS, 2);
    }

    static Stream<Oracle> erlangC() {
        return Stream.of(
                c(1, 60, 15, plan(1, 120, 1), 0.50000000, 60.000000, 0.57675914, 0.500000),
                c(5, 180, 40, plan(2, 120, 5), 0.55411255, 99.740260, 0.50415830, 0.800000),
                c(10, 300, 55, plan(3, 150, 23), 0.71903502, 258.852606, 0.31982202, 0.916667),
                c(20, 180, 190, plan(4, 80, 20), 0.75540123, 135.972222, 0.32403728, 0.950000),
                c(50, 300, 285, plan(5, 60, 13), 0.62909473, 75.491368, 0.46748281, 0.950000),
                c(200, 360, 980, plan(6, 65, 25), 0.69185249, 62.266724, 0.44600784, 0.980000));
    }

    private static Oracle c(
            int agents,
            double talk,
            double calls,
            Plan plan,
            double pWait,
            double asa,
            double level,
            double occupancy) {
        return new Oracle(
                        "Erlang C, " + agents + " agents",
                        OracleDomain.erlangC(agents, talk, calls).text(),
                        plan)
                .expecting(pWait, 0, asa, asa, level, level, level, level, occupancy);
    }

    static Stream<Oracle> erlangA() {
        return Stream.of(
                a(1, 60, 15, 60, plan(1, 100, 0.5))
                        .expecting(
                                0.39346934,
                                0.21306132,
                                12.783679,
                                7.681321,
                                0.68548815,
                                0.87108204,
                                0.76060153,
                                0.78424338,
                                0.39346934),
                a(5, 180, 40, 90, plan(2, 80, 0.5))
                        .expecting(
                                0.32711962,
                                0.12727031,
                                11.454328,
                                8.404592,
                                0.75077648,
                                0.86026234,
                                0.79585946,
                                0.80742339,
                                0.69818375),
                a(10, 300, 70, 180, plan(3, 80, 1))
                        .expecting(
                                0.65513144,
                                0.21324157,
                                38.383482,
                                35.427872,
                                0.43664293,
                                0.55498983,
                                0.46647172,
                                0.50058848,
                                0.91788484),
                a(20, 180, 190, 180, plan(4, 50, 1))
                        .expecting(
                                0.43939261,
                                0.06799721,
                                12.239497,
                                11.408720,
                                0.72710371,
                                0.78015186,
                                0.75488720,
                                0.76390853,
                                0.88540265),
                a(50, 300, 300, 120, plan(5, 40, 1))
                        .expecting(
                                0.41107579,
                                0.06893544,
                                8.272253,
                                7.645624,
                                0.78387186,
                                0.84190925,
                                0.82224840,
                                0.83054455,
                                0.93106456),
                a(200, 360, 1050, 300, plan(6, 20, 2))
                        .expecting(
                                0.73474781,
                                0.05868159,
                                17.604476,
                                17.588407,
                                0.57623852,
                                0.61216110,
                                0.59863992,
                                0.61365902,
                                0.98838433));
    }

    private static Oracle a(int agents, double talk, double calls, double patience, Plan plan) {
        return new Oracle(
                "Erlang A, " + agents + " agents",
                OracleDomain.erlangA(agents, talk, calls, patience).text(),
                plan);
    }

    static Stream<Oracle> otherPoints() {
        return Stream.of(
                Oracle.erlangC("Erlang C, 3 agents, 1 erlang", OracleDomain.erlangC(3, 45, 40), plan(11, 60, 1)),
                Oracle.erlangA(
                        "Erlang A, 8 agents for 12 erlangs",
                        OracleDomain.erlangA(8, 240, 90, 60),
                        VirtualWaitPatience.exponential(60),
                        plan(12, 40, 1)),
                Oracle.erlangA(
                        "patience by Weibull, 15 agents",
                        OracleDomain.erlangC(15, 120, 230)
                                .patience("{\"curve\": \"weibull\", \"mean\": 90, \"shape\": 2}"),
                        VirtualWaitPatience.weibull(90, 2),
                        plan(13, 40, 1)),
                Oracle.erlangA(
                                "agents with two skills, 12 agents",
                                OracleDomain.erlangA(12, 180, 120, 120),
                                VirtualWaitPatience.exponential(120),
                                plan(14, 40, 1))
                        .of(
                                "two queues whose agents have both skills",
                                OracleDomain.erlangA(12, 180, 120, 120).textOfTwoSkills(0.3, 2)),
                erlangB(10, 300, 60, plan(15, 40, 1), 0.214582343),
                erlangB(50, 300, 240, plan(16, 40, 2), 0.018690671));
    }

    /** Nobody waits: who would have to, leaves. */
    private static Oracle erlangB(int agents, double talk, double calls, Plan plan, double blocked) {
        String domain = OracleDomain.erlangA(agents, talk, calls, 60).balking().text();
        return new Oracle("Erlang B, " + agents + " agents", domain, plan)
                .expecting("/total/pAbandon", blocked)
                .expecting("/total/meanWait", 0)
                .expecting("/total/occupancy", calls / 1800 * talk * (1 - blocked) / agents);
    }

    static Oracle leavingAfterAMinute() {
        return Oracle.erlangA(
                        "patience of exactly 60 s, 100 agents",
                        LEAVING_AFTER_A_MINUTE,
                        VirtualWaitPatience.constant(60),
                        plan(21, 15, 2))
                .expecting("/total/pWait", 0.914849)
                .expecting("/total/pAbandon", 0.053119)
                .expecting("/total/meanWait", 35.9082)
                .expecting("/total/asa", 34.5567)
                .expecting("/total/serviceLevel/sl1", 0.234223)
                .expecting("/total/occupancy", 0.994225);
    }

    static Oracle timingOutAfterAMinute() {
        String domain = OracleDomain.erlangC(100, 180, 1050)
                .targets("[{\"timeout\": 60}]")
                .text();
        return leavingAfterAMinute()
                .of("a target that times out after 60 s, 100 agents", domain)
                .expecting("/total/pAbandon", 0);
    }

    static Oracle lognormalPatience() {
        return Oracle.erlangA(
                        "log-normal patience, 20 agents",
                        OracleDomain.erlangC(20, 180, 200)
                                .patience("{\"curve\": \"lognormal\", \"mean\": 120, \"cv\": 1.5}"),
                        VirtualWaitPatience.lognormal(120, 1.5),
                        plan(22, 50, 1))
                .expecting("/total/pWait", 0.486255)
                .expecting("/total/pAbandon", 0.097050)
                .expecting("/total/meanWait", 11.4734)
                .expecting("/total/asa", 10.1290)
                .expecting("/total/serviceLevel/sl1", 0.713509)
                .expecting("/total/occupancy", 0.902950);
    }

    /** Served in order of priority, then of arrival, by agents who finish what they have begun. */
    static Stream<Oracle> priorities() {
        return Stream.of(
                priorities(10, 30, 55, plan(31, 80, 5), 0.529861, 13.62500, 90.83337, 63.58336),
                priorities(100, 300, 640, plan(32, 30, 4), 0.433853, 1.11562, 18.59369, 13.01558));
    }

    private static Oracle priorities(
            int agents,
            double first,
            double second,
            Plan plan,
            double pWait,
            double waitOfFirst,
            double waitOfSecond,
            double waitOfAll) {
        String domain = OracleDomain.erlangC(agents, 180, first + second).textOfTwoPriorities(first / (first + second));
        return new Oracle("two priorities, " + agents + " agents", domain, plan)
                .expecting("/queues/first/pWait", pWait)
                .expecting("/queues/second/pWait", pWait)
                .expecting("/queues/first/asa", waitOfFirst)
                .expecting("/queues/second/asa", waitOfSecond)
                .expecting("/total/asa", waitOfAll);
    }

    /** A day that begins empty. */
    static Oracle day() {
        String profile = "{\"intervalMinutes\": 30, \"perInterval\": [100, 150, 210, 230, 180, 120]}";
        Oracle day = new Oracle(
                "a day of six half-hours, 20 agents",
                OracleDomain.erlangA(20, 180, 1, 120).day(profile).text(),
                new Plan(41, 3, 0, 600, 2));
        ForwardEquation equation = equationOfDay();
        for (int i = 0; i < DAY.length; i++) {
            Stretch stretch = equation.pass(1800, DAY[i]);
            String total = "/intervals/" + i + "/total/";
            day = day.expecting(total + "pWait", stretch.pWait())
                    .expecting(total + "pAbandon", stretch.pAbandon())
                    .expecting(total + "occupancy", stretch.busy() / 20);
        }
        return day;
    }

    static ForwardEquation equationOfDay() {
        return new ForwardEquation(20, 180, 120);
    }

    /**
     * The mean queue is printed without a standard error. As all waits ÷ time it is the mean wait × the arrivals, and scatters
     * no more than both together.
     */
    static void addQueueLength(TheoryComparison verdict, JsonNode figures, int interval) {
        ForwardEquation equation = equationOfDay();
        Stretch stretch = equation.pass(1800, DAY[0]);
        for (int i = 1; i <= interval; i++) {
            stretch = equation.pass(1800, DAY[i]);
        }
        String pointer = "/intervals/" + interval + "/total";
        JsonNode total = figures.at(pointer);
        double scatter = total.at("/meanWait/se").asDouble()
                        / total.at("/meanWait/value").asDouble()
                + 1 / Math.sqrt(total.get("offered").asDouble());
        double queue = total.get("averageQueueLength").asDouble();
        verdict.add(pointer + "/averageQueueLength", stretch.queue(), queue, queue * scatter, queue);
    }
}
