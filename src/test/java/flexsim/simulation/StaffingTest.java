package flexsim.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import flexsim.queueing.ErlangA;
import flexsim.queueing.ErlangTraffic;
import flexsim.queueing.VirtualWaitPatience;
import flexsim.simulation.SimulatedDomain.Plan;
import flexsim.statistics.Moments;
import flexsim.testing.Thorough;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What more agents, or other skills, change. */
@Thorough
class StaffingTest {
    private static final int PAIRS = 30;
    private static final Plan HOURS = new Plan(0, 3, 1, 1, 1);

    @Test
    void with_an_agent_more_fewer_leave_and_pairs_of_the_same_customers_tell_so_sooner() {
        double[] few = IntStream.range(0, PAIRS).mapToDouble(i -> left(10, i)).toArray();
        double[] more = IntStream.range(0, PAIRS).mapToDouble(i -> left(11, i)).toArray();
        double[] fewer =
                IntStream.range(0, PAIRS).mapToDouble(i -> few[i] - more[i]).toArray();

        double error = Math.sqrt(variance(fewer) / PAIRS);
        assertTrue(Moments.mean(fewer) > 4 * error, Moments.mean(fewer) + " ± " + error);
        assertTrue(variance(fewer) < 0.5 * (variance(few) + variance(more)));
    }

    private static double left(int agents, long seed) {
        String text = OracleDomain.erlangA(agents, 300, 70, 180).text();
        return new SimulatedDomain(text, HOURS.seed(seed))
                .figures()
                .at("/total/pAbandon/value")
                .asDouble();
    }

    private static double variance(double[] sample) {
        double mean = Moments.mean(sample);
        return IntStream.range(0, sample.length)
                        .mapToDouble(i -> Math.pow(sample[i] - mean, 2))
                        .sum()
                / (sample.length - 1);
    }

    @Test
    void queues_whose_agents_have_no_skill_in_common_are_as_each_would_be_alone() {
        OracleDomain domain = OracleDomain.erlangA(14, 180, 120, 120);
        Plan plan = new Plan(5, 40, 1, 20, 1);
        JsonNode figures = new SimulatedDomain(domain.textOfTwoSkills(0.4, 1), plan).figures();
        int first = agentsOf(figures, "first", plan);
        int second = agentsOf(figures, "second", plan);

        assertEquals(14, first + second);
        TheoryComparison verdict = new TheoryComparison(
                "disjoint skills", figures.at("/total/offered").asLong());
        alone(verdict, figures, "first", first, 0.4 * 120);
        alone(verdict, figures, "second", second, 0.6 * 120);
        verdict.assertAgrees();
    }

    private static void alone(TheoryComparison verdict, JsonNode figures, String queue, int agents, double calls) {
        ErlangA theory = ErlangA.of(
                new ErlangTraffic(calls / 1800, 180), agents, VirtualWaitPatience.exponential(120), Oracle.THRESHOLD);
        String at = "/queues/" + queue;
        verdict.judge(figures, at + "/pWait", theory.pWait(), 0.012);
        verdict.judge(figures, at + "/pAbandon", theory.pAbandon(), 0.012);
        verdict.judge(figures, at + "/asa", theory.asa(), 0.05 * theory.asa());
        verdict.judge(figures, at + "/serviceLevel/sl1", theory.sl1(), 0.012);
        verdict.judge(figures, at + "/occupancy", theory.occupancy(), 0.006);
    }

    /** All of them are there all the time. */
    private static int agentsOf(JsonNode figures, String queue, Plan plan) {
        double seconds = figures.at("/queues/" + queue + "/staffedSeconds").asDouble();
        return (int) Math.round(seconds / plan.replications() / plan.hours() / 3600);
    }
}
