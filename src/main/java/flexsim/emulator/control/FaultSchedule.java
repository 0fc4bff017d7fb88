package flexsim.emulator.control;

import flexsim.emulator.http.JsonObjectWriter;
import flexsim.sampling.RandomStream;
import java.math.BigDecimal;

/** The schedule of a fault: which of the requests or deliveries that match it are struck. */
sealed interface FaultSchedule {
    /**
     * Whether it strikes now.
     *
     * @param seen how many it might have struck so far, this one included
     * @param draws the rule's own
     */
    boolean strikes(long seen, RandomStream draws);

    void write(JsonObjectWriter json);

    /** Each with the same probability, above 0 and at most 1. The same seed gives the same run. */
    record Chance(BigDecimal probability, long seed) implements FaultSchedule {
        @Override
        public boolean strikes(long seen, RandomStream draws) {
            return draws.nextDouble() < probability.doubleValue();
        }

        @Override
        public void write(JsonObjectWriter json) {
            json.number("probability", probability).number("seed", seed);
        }
    }

    /** Every n-th: for n = 3 the third, the sixth and so on. */
    record Every(int n) implements FaultSchedule {
        @Override
        public boolean strikes(long seen, RandomStream draws) {
            return seen % n == 0;
        }

        @Override
        public void write(JsonObjectWriter json) {
            json.number("every", n);
        }
    }

    /** The next n, and then no more. */
    record Next(int n) implements FaultSchedule {
        @Override
        public boolean strikes(long seen, RandomStream draws) {
            return seen <= n;
        }

        @Override
        public void write(JsonObjectWriter json) {
            json.number("next", n);
        }
    }
}
