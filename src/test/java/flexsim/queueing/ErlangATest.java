package flexsim.queueing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangATest {
    @ParameterizedTest
    @CsvSource(textBlock = """
          1,  60,   15,  60, 0.39346934, 0.21306132, 12.783679,  7.681321, 0.68548815, 0.87108204, 0.76060153, 0.78424338, 0.39346934
          5, 180,   40,  90, 0.32711962, 0.12727031, 11.454328,  8.404592, 0.75077648, 0.86026234, 0.79585946, 0.80742339, 0.69818375
         10, 300,   70, 180, 0.65513144, 0.21324157, 38.383482, 35.427872, 0.43664293, 0.55498983, 0.46647172, 0.50058848, 0.91788484
         20, 180,  190, 180, 0.43939261, 0.06799721, 12.239497, 11.408720, 0.72710371, 0.78015186, 0.75488720, 0.76390853, 0.88540265
         50, 300,  300, 120, 0.41107579, 0.06893544,  8.272253,  7.645624, 0.78387186, 0.84190925, 0.82224840, 0.83054455, 0.93106456
        200, 360, 1050, 300, 0.73474781, 0.05868159, 17.604476, 17.588407, 0.57623852, 0.61216110, 0.59863992, 0.61365902, 0.98838433
        """)
    void the_table_for_calls_in_thirty_minutes_is_met(
            int agents,
            double aht,
            double calls,
            double patience,
            double pWait,
            double pAbandon,
            double meanWait,
            double asa,
            double sl1,
            double sl2,
            double sl3,
            double sl4,
            double occupancy) {
        ErlangTraffic traffic = new ErlangTraffic(calls / 1800, aht);
        ErlangA figures = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(patience), 20);
        assertEquals(pWait, figures.pWait(), 6e-9);
        assertEquals(pAbandon, figures.pAbandon(), 6e-9);
        assertEquals(meanWait, figures.meanWait(), 6e-7);
        assertEquals(asa, figures.asa(), 6e-7);
        assertEquals(sl1, figures.sl1(), 6e-9);
        assertEquals(sl2, figures.sl2(), 6e-9);
        assertEquals(sl3, figures.sl3(), 6e-9);
        assertEquals(sl4, figures.sl4(), 6e-9);
        assertEquals(occupancy, figures.occupancy(), 6e-9);
        assertEquals(meanWait * calls / 1800, figures.meanQueue(), 1e-6);
    }

    @Property(tries = 100)
    void the_birth_and_death_chain_with_waits_told_by_the_beta_distribution_agrees(
            @ForAll @IntRange(min = 1, max = 300) int agents,
            @ForAll @DoubleRange(min = 0.1, max = 2.5) double load,
            @ForAll @DoubleRange(min = 5, max = 1000) double patience,
            @ForAll @DoubleRange(min = 0, max = 200) double threshold) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 200, 200);
        ErlangA figures = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(patience), threshold);

        BusyAgents chain = BusyAgents.withQueue(traffic, agents, 1 / patience, 0);
        // With k waiting ahead, exp(-wait/patience) has the distribution Beta(alpha, k + 1).
        double alpha = traffic.capacity(agents) * patience;
        double atThreshold = Math.exp(-threshold / patience);
        BetaRow late = new BetaRow(alpha, atThreshold);
        BetaRow answeredLate = new BetaRow(alpha + 1, atThreshold);
        double abandon = chain.ofWaiting(k -> (k + 1) / (alpha + k + 1));
        double inTime =
                1 - chain.allBusy() + chain.ofWaiting(k -> alpha / (alpha + k + 1) * (1 - answeredLate.below(k)));
        double waitsLonger = chain.ofWaiting(k -> atThreshold * late.below(k));
        double waitOfAnswered = chain.ofWaiting(k -> alpha / (alpha + k + 1) * patience * inverses(alpha + 1, k));

        assertEquals(chain.allBusy(), figures.pWait(), 1e-10);
        assertEquals(abandon, figures.pAbandon(), 1e-10);
        assertEquals(chain.meanQueue(), figures.meanQueue(), 1e-10 * (1 + chain.meanQueue()));
        assertEquals(chain.meanBusy() / agents, figures.occupancy(), 1e-10);
        assertEquals(inTime, figures.sl1(), 1e-10);
        assertEquals(inTime / (1 - abandon), figures.sl2(), 1e-9);
        assertEquals(1 - waitsLonger, figures.sl4(), 1e-10);
        assertEquals(inTime / (inTime + waitsLonger), figures.sl3(), 1e-9);
        assertEquals(waitOfAnswered / (1 - abandon), figures.asa(), 1e-8 * (1 + figures.asa()));
    }

    /** 1/from + 1/(from + 1) + ... + 1/(from + k). */
    private static double inverses(double from, int k) {
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            sum += 1 / (from + i);
        }
        return sum;
    }

    /** The distribution function of Beta(alpha, k + 1) at {@code x}, for k = 0, 1, 2 ... as a sum of positive terms. */
    private static final class BetaRow {
        private final double alpha;
        private final double x;
        private double logTerm;
        private double sum;
        private int next;

        BetaRow(double alpha, double x) {
            this.alpha = alpha;
            this.x = x;
            this.logTerm = alpha * Math.log(x);
        }

        double below(int k) {
            for (; next <= k; next++) {
                if (next > 0) {
                    logTerm += Math.log((alpha + next - 1) / next) + Math.log1p(-x);
                }
                sum += Math.exp(logTerm);
            }
            return sum;
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "50, 45", "300, 290", "10000, 9900"})
    void endless_patience_gives_erlang_c(int agents, double erlangs) {
        ErlangTraffic traffic = new ErlangTraffic(erlangs / 180, 180);
        ErlangC waiting = ErlangC.of(traffic, agents, 20).orElseThrow();
        ErlangA figures = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(1e12), 20);
        assertEquals(waiting.pWait(), figures.pWait(), 1e-8);
        assertEquals(waiting.asa(), figures.asa(), 1e-7 * waiting.asa());
        assertEquals(waiting.asa(), figures.meanWait(), 1e-7 * waiting.asa());
        assertEquals(waiting.serviceLevel(), figures.sl1(), 1e-8);
        assertEquals(waiting.serviceLevel(), figures.sl4(), 1e-8);
        // With exponential patience the part that leaves is the mean wait over the mean patience, however small.
        assertEquals(waiting.asa() / 1e12, figures.pAbandon(), 1e-7 * waiting.asa() / 1e12);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "10, 30", "100, 95", "10000, 9900"})
    void no_patience_at_all_gives_erlang_b(int agents, double erlangs) {
        ErlangTraffic traffic = new ErlangTraffic(erlangs / 180, 180);
        double blocking = ErlangB.of(traffic, agents).blocking();
        ErlangA at0 = ErlangA.of(traffic, agents, VirtualWaitPatience.constant(0), 20);
        assertEquals(blocking, at0.pWait(), 1e-12);
        assertEquals(blocking, at0.pAbandon(), 1e-12);
        assertEquals(0, at0.meanWait(), 0);
        assertEquals(1, at0.sl4(), 1e-12);
        ErlangA hardlyAny = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(1e-9), 20);
        assertEquals(blocking, hardlyAny.pAbandon(), 1e-7);
    }

    @Property(tries = 100)
    void one_agent_more_means_fewer_waits_and_leavers_and_more_answers_in_time(
            @ForAll @IntRange(min = 1, max = 400) int agents,
            @ForAll @DoubleRange(min = 0.3, max = 2) double load,
            @ForAll @DoubleRange(min = 10, max = 600) double patience) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 180, 180);
        ErlangA before = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(patience), 20);
        ErlangA after = ErlangA.of(traffic, agents + 1, VirtualWaitPatience.exponential(patience), 20);
        assertTrue(after.pWait() < before.pWait() + 1e-14);
        assertTrue(after.pAbandon() < before.pAbandon());
        assertTrue(after.meanWait() < before.meanWait());
        assertTrue(after.sl1() > before.sl1() - 1e-14);
    }

    @Property(tries = 100)
    void the_definitions_of_service_level_keep_their_order(
            @ForAll @IntRange(min = 1, max = 400) int agents,
            @ForAll @DoubleRange(min = 0.01, max = 3) double load,
            @ForAll @DoubleRange(min = 1, max = 600) double patience,
            @ForAll @DoubleRange(min = 0, max = 300) double threshold) {
        ErlangTraffic traffic = new ErlangTraffic(load * agents / 180, 180);
        ErlangA figures = ErlangA.of(traffic, agents, VirtualWaitPatience.exponential(patience), threshold);
        assertTrue(figures.sl1() <= figures.sl3() + 1e-14);
        assertTrue(figures.sl3() <= figures.sl4() + 1e-14);
        assertTrue(figures.sl1() <= figures.sl2() + 1e-14);
        assertTrue(figures.occupancy() <= 1);
    }
}
