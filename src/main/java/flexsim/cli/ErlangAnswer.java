package flexsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangB;
import flexsim.queueing.ErlangC;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.StaffingTarget;
import flexsim.queueing.VirtualWaitPatience;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the queueing formulas say.
 *
 * @param volume the calls
 * @param aht mean handle time, in seconds
 * @param agents for whom the figures are
 * @param patience mean patience, in seconds; without it there is no Erlang A
 * @param threshold seconds, of the service levels
 * @param b Erlang B
 * @param c Erlang C; empty when the agents cannot keep up
 * @param a Erlang A
 * @param staffing how many agents a target takes
 */
record ErlangAnswer(
        CallVolume volume,
        double aht,
        int agents,
        OptionalDouble patience,
        double threshold,
        ErlangB b,
        Optional<ErlangC> c,
        Optional<ErlangA> a,
        Optional<Staffing> staffing) {
    /** The fewest agents who reach a target, by Erlang C and, when there is a patience, by Erlang A. */
    record Staffing(StaffingTarget target, int byErlangC, OptionalInt byErlangA) {
        static Staffing of(StaffingTarget target, ErlangTraffic traffic, OptionalDouble patience) {
            return new Staffing(
                    target,
                    target.agentsByErlangC(traffic),
                    patience.isEmpty()
                            ? OptionalInt.empty()
                            : OptionalInt.of(target.agentsByErlangA(
                                    traffic, VirtualWaitPatience.exponential(patience.getAsDouble()))));
        }

        /** By the formula that fits best what is known. */
        int fewest() {
            return byErlangA.orElse(byErlangC);
        }
    }

    static ErlangAnswer of(
            CallVolume volume,
            double aht,
            int agents,
            OptionalDouble patience,
            double threshold,
            Optional<Staffing> staffing) {
        ErlangTraffic traffic = new ErlangTraffic(volume.perSecond(), aht);
        return new ErlangAnswer(
                volume,
                aht,
                agents,
                patience,
                threshold,
                ErlangB.of(traffic, agents),
                ErlangC.of(traffic, agents, threshold),
                patience.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ErlangA.of(
                                traffic, agents, VirtualWaitPatience.exponential(patience.getAsDouble()), threshold)),
                staffing);
    }

    double erlangs() {
        return volume.perSecond() * aht;
    }

    /** How many it takes before Erlang C has figures. */
    int fewestWhoKeepUp() {
        return ErlangC.fewestAgents(new ErlangTraffic(volume.perSecond(), aht));
    }

    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("calls", volume.calls());
        document.put("intervalSeconds", volume.seconds());
        document.put("aht", aht);
        document.put("erlangs", erlangs());
        document.put("agents", agents);
        document.put("patience", patience.isPresent() ? (Double) patience.getAsDouble() : null);
        document.put("thresholdSeconds", threshold);
        ObjectNode lost = document.putObject("erlangB");
        lost.put("blocking", b.blocking());
        lost.put("occupancy", b.occupancy());
        putErlangC(document.putObject("erlangC"));
        if (a.isPresent()) {
            put(a.get(), document.putObject("erlangA"));
        } else {
            document.putNull("erlangA");
        }
        if (staffing.isPresent()) {
            put(staffing.get(), document.putObject("target"));
        } else {
            document.putNull("target");
        }
        return document;
    }

    private void putErlangC(ObjectNode node) {
        node.put("stable", c.isPresent());
        if (c.isEmpty()) {
            node.put("agentsToBeStable", fewestWhoKeepUp());
            return;
        }
        ErlangC figures = c.get();
        node.put("pWait", figures.pWait());
        node.put("asa", figures.asa());
        node.put("serviceLevel", figures.serviceLevel());
        node.put("occupancy", figures.occupancy());
        node.put("meanQueue", figures.meanQueue());
    }

    private static void put(ErlangA figures, ObjectNode node) {
        node.put("pWait", figures.pWait());
        node.put("pAbandon", figures.pAbandon());
        node.put("meanWait", figures.meanWait());
        node.put("asa", figures.asa());
        node.put("sl1", figures.sl1());
        node.put("sl2", figures.sl2());
        node.put("sl3", figures.sl3());
        node.put("sl4", figures.sl4());
        node.put("occupancy", figures.occupancy());
        node.put("meanQueue", figures.meanQueue());
    }

    private static void put(Staffing staffing, ObjectNode node) {
        node.put("percent", staffing.target().percent());
        node.put("seconds", staffing.target().seconds());
        node.put("agentsErlangC", staffing.byErlangC());
        node.put(
                "agentsErlangA",
                staffing.byErlangA().isPresent()
                        ? (Integer) staffing.byErlangA().getAsInt()
                        : null);
    }
}
