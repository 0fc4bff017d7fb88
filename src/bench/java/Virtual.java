import flexsim.metrics.Figures;
import flexsim.metrics.Ratio;
import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.VirtualWaitPatience;
import flexsim.simulation.Experiment;
import flexsim.simulation.Replications;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Customers a second in virtual time, one thread, warm: M/M/100+M with 95 erlangs, services of 180 s and a patience of
 * 120 s. The simulations take turns, each with another seed in each round; the figures beside the speed show that all of
 * them simulate the queue that theory describes.
 */
final class Virtual {
    private static final int AGENTS = 100;
    private static final double GAP = 180 / 95.0;
    private static final double SERVICE = 180;
    private static final double PATIENCE = 120;
    private static final double THRESHOLD = 20;

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 5;
    private static final long CUSTOMERS = 5_000_000;

    /** One run of a simulation of the queue. */
    private interface Simulation {
        Outcome run(long customers, int seed);
    }

    private record Outcome(double customersPerSecond, double pWait, double pAbandon, double meanWait) {}

    private Virtual() {}

    /** In a Java of its own, which has compiled nothing else, with the collector that suits one thread best. */
    static void ofErlangA(Path scratch) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Virtual.class.getName())
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("the benchmark ended with exit code " + exitCode);
        }
    }

    public static void main(String[] args) {
        Map<String, Simulation> simulations = new LinkedHashMap<>();
        simulations.put("SSJ 3.3.2, bare", Virtual::ssj);
        simulations.put("flexsim simulate", Virtual::flexsim);
        measure(simulations);
    }

    private static Outcome ssj(long customers, int seed) {
        SsjErlangA.Result result =
                SsjErlangA.run(new SsjErlangA.Erlang(AGENTS, GAP, SERVICE, PATIENCE), customers, seed);
        return new Outcome(result.customersPerSecond(), result.pWait(), result.pAbandon(), result.meanWait());
    }

    /** As the command does it, from the domain description to the figures, all of which are counted. */
    private static Outcome flexsim(long customers, int seed) {
        Experiment experiment = SimulatedCentre.experiment(
                SimulatedCentre.queue(AGENTS, GAP, SERVICE, PATIENCE), seed, customers * GAP, new Replications(1, 1));
        long begun = System.nanoTime();
        Figures total = experiment.run(false, replication -> {}).total();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Outcome(
                experiment.tasks() / seconds,
                total.estimate(Ratio.P_WAIT).value().orElseThrow(),
                total.estimate(Ratio.P_ABANDON).value().orElseThrow(),
                total.estimate(Ratio.MEAN_WAIT).value().orElseThrow());
    }

    private static void measure(Map<String, Simulation> simulations) {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Simulation> simulation : simulations.entrySet()) {
                Outcome outcome = simulation.getValue().run(CUSTOMERS, round + WARM_UP + 1);
                if (round >= 0) {
                    outcomes.computeIfAbsent(simulation.getKey(), name -> new ArrayList<>())
                            .add(outcome);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%d rounds of %,d customers, in turns%n%n", ROUNDS, CUSTOMERS);
        System.out.println("| | million customers/s, best | median | P(wait) | P(abandon) | mean wait, s |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        outcomes.forEach(Virtual::print);
        ErlangA theory = ErlangA.of(
                new ErlangTraffic(1 / GAP, SERVICE), AGENTS, VirtualWaitPatience.exponential(PATIENCE), THRESHOLD);
        System.out.printf(
                Locale.ROOT,
                "| Erlang A | | | %.4f | %.5f | %.3f |%n",
                theory.pWait(),
                theory.pAbandon(),
                theory.meanWait());
    }

    private static void print(String name, List<Outcome> outcomes) {
        double[] speeds = outcomes.stream()
                .mapToDouble(Outcome::customersPerSecond)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.4f | %.5f | %.3f |%n",
                name,
                speeds[speeds.length - 1] / 1e6,
                speeds[speeds.length / 2] / 1e6,
                mean(outcomes, Outcome::pWait),
                mean(outcomes, Outcome::pAbandon),
                mean(outcomes, Outcome::meanWait));
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
